"""One page, made by hand, that has something of everything. People and places are invented."""

from decimal import Decimal

from lvnlp.schema import (
    Accompanied,
    Announced,
    AnyRelation,
    Article,
    Attended,
    Byline,
    Caption,
    Commissioned,
    DateLiteral,
    Event,
    Evidence,
    Furniture,
    Group,
    HeadlineLine,
    HeldAt,
    HeldOn,
    HoldsPosition,
    LocatedIn,
    LooseMention,
    Met,
    Modality,
    Money,
    Notice,
    OrganisedBy,
    Organization,
    Page,
    PartialDate,
    PartOf,
    Person,
    Place,
    Position,
    PositionLiteral,
    PresidedOver,
    Project,
    Quantity,
    Repair,
    ReportedBy,
    Signed,
    SpokeAt,
    Started,
    Stated,
    Teaser,
    TextLiteral,
    Unplaced,
    UserRelation,
    Visited,
    Why,
)

RAW = """全县春耕生产现场会召开
市 委书记何晓岚、县教育局出席会议，副县长邵一□主持。何晓岚强调，要不误农时。
总投资3.5亿元的青禾粮仓项目在柳荫镇开工。
图为会议现场。 石文 摄
春播正当时（见3版）
公告：停水两小时
责编 林一
𠮷祥
"""


def _at(words: str, unit: str | None = "article-1") -> Evidence:
    start = RAW.index(words)
    return Evidence(start=start, end=start + len(words), text=words.replace(" ", ""), unit=unit)


_WHY = Why(pattern="attended.who-went", triggers=(_at("出席"),), explanation="出席 with an event")
_DAY = PartialDate.parse("2024-04-08")


def _relations() -> tuple[AnyRelation, ...]:
    evidence = _at("市 委书记何晓岚、县教育局出席会议")
    number = iter(range(1, 100))

    def common() -> str:
        return f"relation-{next(number)}"

    return (
        Attended(
            id=common(),
            subject="person-1",
            object="event-1",
            role="出席",
            date=_DAY,
            article=0,
            evidence=evidence,
            confidence=0.97,
            why=_WHY,
        ),
        Attended(
            id=common(),
            subject="organization-1",
            object="event-1",
            role="出席",
            article=0,
            evidence=evidence,
            why=_WHY,
        ),
        SpokeAt(id=common(), subject="person-1", object="event-1", evidence=evidence, why=_WHY),
        PresidedOver(
            id=common(), subject="person-2", object="event-1", evidence=_at("主持"), why=_WHY
        ),
        Announced(id=common(), subject="person-1", object="event-2", evidence=evidence, why=_WHY),
        Accompanied(
            id=common(), subject="person-2", object="person-1", evidence=evidence, why=_WHY
        ),
        Visited(id=common(), subject="person-1", object="place-1", evidence=evidence, why=_WHY),
        Visited(id=common(), subject="person-1", object="group-1", evidence=evidence, why=_WHY),
        Met(id=common(), subject="person-1", object="group-1", evidence=evidence, why=_WHY),
        HoldsPosition(
            id=common(),
            subject="person-1",
            object=PositionLiteral(title="市委书记"),
            evidence=_at("市 委书记"),
            why=_WHY,
        ),
        Stated(
            id=common(),
            subject="person-1",
            object=TextLiteral(text="要不误农时"),
            role="强调",
            article=0,
            evidence=_at("何晓岚强调，要不误农时"),
            why=_WHY,
        ),
        Signed(
            id=common(), subject="organization-1", object="project-1", evidence=evidence, why=_WHY
        ),
        Started(
            id=common(),
            subject="place-1",
            object="project-1",
            count=1,
            amount=Money(value=Decimal("3.5E+8"), currency="CNY", text="3.5亿元"),
            evidence=_at("青禾粮仓项目在柳荫镇开工"),
            why=_WHY,
        ),
        Commissioned(
            id=common(),
            subject="person-1",
            object="project-1",
            modality=Modality.PLANNED,
            evidence=evidence,
            why=_WHY,
        ),
        HeldAt(id=common(), subject="event-1", object="place-1", evidence=evidence, why=_WHY),
        HeldOn(
            id=common(),
            subject="event-1",
            object=DateLiteral(date=_DAY),
            evidence=evidence,
            why=_WHY,
        ),
        OrganisedBy(
            id=common(), subject="event-1", object="organization-1", evidence=evidence, why=_WHY
        ),
        PartOf(id=common(), subject="event-2", object="event-1", evidence=evidence, why=_WHY),
        LocatedIn(id=common(), subject="project-1", object="place-1", evidence=evidence, why=_WHY),
        ReportedBy(
            id=common(),
            subject="article-1",
            object="person-3",
            article=0,
            evidence=_at("林一"),
            why=_WHY,
        ),
        UserRelation(
            id=common(),
            relation="taught",
            subject="person-1",
            object="person-2",
            evidence=evidence,
            why=_WHY,
        ),
    )


def sample_page() -> Page:
    """The page, made anew."""
    caption, notice = _at("图为会议现场。", "caption-1"), _at("公告：停水两小时", "notice-1")
    body = RAW[RAW.index("市 委") : RAW.index("图为")].strip()
    return Page(
        source="page.txt",
        paper="柳川日报",
        date=PartialDate.parse("2024-04-09"),
        place="柳川县",
        raw=RAW,
        text=RAW.replace("市 委", "市委"),
        repairs=(
            Repair(
                kind="spacing",
                start=RAW.index("市 委") + 1,
                end=RAW.index("市 委") + 2,
                before=" ",
                after="",
            ),
        ),
        articles=(
            Article(
                id="article-1",
                headlines=(
                    HeadlineLine(
                        text="全县春耕生产现场会召开", evidence=_at("全县春耕生产现场会召开")
                    ),
                ),
                headline_confidence=0.9,
                reporters=(Byline(name="林一", role="记者", evidence=_at("林一")),),
                body=_at(body),
                genre="消息",
            ),
        ),
        captions=(
            Caption(
                id="caption-1",
                evidence=caption,
                photographers=(Byline(name="石文", role="摄", evidence=_at("石文", "caption-1")),),
            ),
        ),
        teasers=(Teaser(id="teaser-1", evidence=_at("春播正当时", "teaser-1"), jump="（见3版）"),),
        notices=(Notice(id="notice-1", evidence=notice),),
        furniture=(Furniture(kind="editor", evidence=_at("责编 林一", None)),),
        unplaced=(Unplaced(reason="stands alone", evidence=_at("𠮷祥", None)),),
        people=(
            Person(
                id="person-1",
                name="何晓岚",
                names=("何晓岚", "何书记"),
                positions=(
                    Position(title="市委书记", organization="市委", evidence=_at("市 委书记")),
                ),
                mentions=(_at("何晓岚"),),
            ),
            Person(
                id="person-2",
                name="邵一",
                damaged=True,
                damage_note="a glyph after 一 is lost",
                positions=(Position(title="副县长"), Position(title="县委常委", shared=True)),
            ),
            Person(id="person-3", name="林一", positions=(Position(title="记者"),)),
        ),
        organizations=(Organization(id="organization-1", name="县教育局"),),
        places=(Place(id="place-1", name="柳荫镇"),),
        groups=(
            Group(
                id="group-1",
                name="12位农户",
                size=Quantity(value=12, unit="位", text="12位"),
            ),
        ),
        events=(
            Event(id="event-1", name="全县春耕生产现场会", head="现场会"),
            Event(id="event-2", name="开工仪式", head="仪式"),
        ),
        projects=(
            Project(
                id="project-1",
                name="青禾粮仓项目",
                head="项目",
                amount=Money(value=Decimal(350_000_000), currency="CNY", text="3.5亿元"),
            ),
        ),
        relations=_relations(),
        mentions=(
            LooseMention(kind="date", evidence=_at("春播", "teaser-1"), value=_DAY),
            LooseMention(kind="place", evidence=_at("县教育局")),
        ),
    )
