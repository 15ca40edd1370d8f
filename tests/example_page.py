"""A small page made by hand, for tests of what is done with pages."""

from decimal import Decimal

from lvnlp.schema import (
    Article,
    Attended,
    Byline,
    Event,
    Evidence,
    HeadlineLine,
    HeldOn,
    HoldsPosition,
    LooseMention,
    Modality,
    Money,
    Page,
    PartialDate,
    Person,
    Position,
    Project,
    ReportedBy,
    Started,
    Stated,
    Unplaced,
    Why,
)
from lvnlp.schema.relation import DateLiteral, PositionLiteral, TextLiteral

RAW = (
    "全市水利建设推进会召开\n"
    "本报讯（记者 甄可欣）3月5日，全市水利建设推进会召开。"
    "市长欧阳望川出席会议。他强调，要保质量。\n"
    "投资2.5亿元的清河水库项目开工。县委书记柏松将参加下次会议。\n"
    "版权所有"
)


def at(words: str) -> Evidence:
    """Where the words stand first."""
    start = RAW.index(words)
    return Evidence(start=start, end=start + len(words), text=words)


WHY = Why(pattern="example")


def example_page(source: str = "", raw: str = RAW) -> Page:
    """A page with something of everything that a summary tells."""
    return Page(
        source=source,
        paper="临溪日报",
        date=PartialDate(2021, 3, 6),
        place="山西省临溪市",
        raw=raw,
        text=raw,
        articles=(
            Article(
                id="article-1",
                headlines=(
                    HeadlineLine(
                        text="全市水利建设推进会召开", evidence=at("全市水利建设推进会召开")
                    ),
                ),
                reporters=(Byline(name="甄可欣", role="记者", evidence=at("甄可欣")),),
                body=at(RAW.split("\n")[1]),
            ),
        ),
        people=(
            Person(id="person-1", name="甄可欣", mentions=(at("甄可欣"),)),
            Person(
                id="person-2",
                name="欧阳望川",
                positions=(Position(title="市长"),),
                mentions=(at("欧阳望川"),),
            ),
            Person(
                id="person-3",
                name="柏松",
                positions=(Position(title="县委书记"),),
                mentions=(at("柏松"),),
            ),
        ),
        events=(
            Event(id="event-1", name="全市水利建设推进会", head="推进会", mentions=(at("会议"),)),
        ),
        projects=(Project(id="project-1", name="清河水库项目", mentions=(at("清河水库项目"),)),),
        relations=(
            ReportedBy(
                id="relation-1",
                subject="article-1",
                object="person-1",
                evidence=at("甄可欣"),
                why=WHY,
            ),
            HeldOn(
                id="relation-2",
                subject="event-1",
                object=DateLiteral(date=PartialDate(2021, 3, 5)),
                evidence=at("3月5日"),
                why=WHY,
            ),
            HoldsPosition(
                id="relation-3",
                subject="person-2",
                object=PositionLiteral(title="市长"),
                evidence=at("市长"),
                why=WHY,
            ),
            Attended(
                id="relation-4",
                subject="person-2",
                object="event-1",
                role="出席",
                evidence=at("出席会议"),
                why=WHY,
            ),
            Stated(
                id="relation-5",
                subject="person-2",
                object=TextLiteral(text="要保质量"),
                role="强调",
                evidence=at("要保质量"),
                why=WHY,
            ),
            Started(
                id="relation-6",
                subject="event-1",
                object="project-1",
                role="开工",
                count=1,
                amount=Money(value=Decimal(250000000), currency="CNY", text="2.5亿元"),
                evidence=at("清河水库项目开工"),
                why=WHY,
            ),
            Attended(
                id="relation-7",
                subject="person-3",
                object="event-1",
                role="参加",
                modality=Modality.PLANNED,
                evidence=at("将参加"),
                why=WHY,
            ),
        ),
        mentions=(LooseMention(kind="date", evidence=at("3月5日")),),
        unplaced=(Unplaced(reason="no article is near", evidence=at("版权所有")),),
    )
