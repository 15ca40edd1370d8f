"use strict";
// Links facts, mentions, repairs and both texts. It reads data-* attributes only and writes no
// HTML, so that whatever stands on a page stays text.
(() => {
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const words = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  document.documentElement.classList.add("scripted");

  // One element of each text takes part in the order of Tab; the arrow keys go on from there.
  const roving = (root) => {
    const stops = all(root, "[data-first]");
    stops.forEach((stop, index) => {
      stop.setAttribute("role", "button");
      stop.setAttribute("tabindex", index ? "-1" : "0");
    });
    const visit = (from, to) => {
      if (!to) return;
      from.setAttribute("tabindex", "-1");
      to.setAttribute("tabindex", "0");
      to.focus();
    };
    root.addEventListener("keydown", (event) => {
      const at = stops.indexOf(event.target);
      if (at < 0) return;
      const to = {
        ArrowRight: stops[at + 1], ArrowDown: stops[at + 1],
        ArrowLeft: stops[at - 1], ArrowUp: stops[at - 1],
        Home: stops[0], End: stops[stops.length - 1],
      }[event.key];
      if (to) { visit(event.target, to); event.preventDefault(); }
      if (event.key === "Enter" || event.key === " ") {
        event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        event.preventDefault();
      }
    });
    root.addEventListener("focusin", (event) => {
      if (!stops.includes(event.target)) return;
      for (const stop of stops) if (stop !== event.target) stop.setAttribute("tabindex", "-1");
      event.target.setAttribute("tabindex", "0");
    });
  };

  const reveal = (element) => element && element.scrollIntoView({ block: "center", inline: "nearest" });

  const start = (page) => {
    const facts = all(page, ".facts .list > li");
    const form = page.querySelector(".filters");
    const status = page.querySelector(".status");
    const clear = page.querySelector(".clear");
    const texts = all(page, ".pane.text, .pane.raw");
    let about = null; // null, or {entity, numbers, name}: which facts the list is narrowed to

    const show = (pane) => {
      all(page, ".panes button").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.pane === pane)));
      all(page, ".pane").forEach((p) => p.classList.toggle("on", p.dataset.pane === pane));
    };
    const tab = (name) => all(page, "[role=tab]").forEach((t) => {
      const panel = document.getElementById(t.getAttribute("aria-controls"));
      const on = panel.classList.contains(name);
      t.setAttribute("aria-selected", String(on));
      t.setAttribute("tabindex", on ? "0" : "-1");
      panel.toggleAttribute("data-later", !on);
    });
    const dark = () => {
      all(page, ".lit, .trig, .same, .mend, .on[data-ends]").forEach((e) => e.classList.remove("lit", "trig", "same", "mend", "on"));
      all(page, ".fact[aria-expanded=true]").forEach((b) => {
        b.setAttribute("aria-expanded", "false");
        b.parentElement.querySelector(".more").hidden = true;
      });
    };
    const lightEntity = (entity) => {
      if (!entity) return;
      all(page, "[data-e]").forEach((e) => { if (e.dataset.e === entity) e.classList.add("same"); });
      all(page, "svg path").forEach((e) => { if (words(e, "ends").includes(entity)) e.classList.add("on"); });
    };
    const first = (pane, selector) => page.querySelector(`.pane.${pane} ${selector}`);

    const filter = () => {
      const checked = (name) => new Set(all(form, `[name=${name}]:checked`).map((b) => b.value));
      const relations = checked("relation"), modalities = checked("modality");
      const least = Number(form.elements.confidence.value);
      const wanted = form.elements.search.value.trim().toLowerCase();
      form.elements.least.value = least.toFixed(2);
      let shown = 0;
      for (const fact of facts) {
        const on = relations.has(fact.dataset.rel) && modalities.has(fact.dataset.mod)
          && Number(fact.dataset.conf) >= least
          && (!wanted || fact.textContent.toLowerCase().includes(wanted))
          && (!about || (about.entity ? words(fact, "ends").includes(about.entity) : about.numbers.has(fact.dataset.n)));
        fact.hidden = !on;
        shown += on;
      }
      let told = status.dataset.told.replace("{shown}", shown).replace("{all}", facts.length);
      if (about && about.name) told += ` · ${status.dataset.about} ${about.name}`;
      status.textContent = told;
      page.querySelector(".panes [data-pane=found]").dataset.count = about ? shown : "";
      clear.hidden = !about && !page.querySelector(".lit, .same, .mend");
    };

    const openFact = (item) => {
      const button = item.querySelector(".fact");
      const again = button.getAttribute("aria-expanded") === "true";
      dark();
      if (!again) {
        const n = item.dataset.n;
        button.setAttribute("aria-expanded", "true");
        const more = item.querySelector(".more");
        more.hidden = false;
        if (!more.querySelector("[data-to]")) more.append(page.querySelector(".go").content.cloneNode(true));
        all(page, `[data-f~="${n}"]`).forEach((e) => e.classList.add("lit"));
        all(page, `[data-t~="${n}"]`).forEach((e) => e.classList.add("trig"));
        all(page, `svg path[data-n~="${n}"]`).forEach((e) => e.classList.add("on"));
        texts.forEach((pane) => reveal(pane.querySelector(`[data-f~="${n}"]`)));
      }
      filter();
    };
    const openEntity = (entity, name, from) => {
      dark();
      about = { entity, name };
      lightEntity(entity);
      for (const pane of ["text", "raw"]) {
        if (!from.closest(`.pane.${pane}`)) reveal(first(pane, `[data-e="${entity}"]`));
      }
      filter();
    };
    const openPlace = (segment) => {
      dark();
      const numbers = new Set(words(segment, "f"));
      about = { numbers, name: segment.textContent };
      segment.classList.add("same");
      for (const n of numbers) all(page, `[data-f~="${n}"]`).forEach((e) => e.classList.add("lit"));
      filter();
    };
    const openRepair = (number) => {
      dark();
      const found = all(page, `.pane [data-x~="${number}"]:not(button)`);
      found.forEach((e) => e.classList.add("mend"));
      if (page.querySelector(".panes").offsetParent) show("raw"); // one pane at a time
      texts.forEach((pane) => reveal(pane.querySelector(`[data-x~="${number}"]`)));
      filter();
    };
    const reset = () => { dark(); about = null; filter(); };

    page.addEventListener("click", (event) => {
      const on = (selector) => event.target.closest(selector);
      const to = on("[data-to]"), fact = on(".fact"), repair = on(".repair"), entity = on("[data-e]"), place = on(".pane [data-f]");
      if (to) {
        const n = to.closest("li").dataset.n;
        show(to.dataset.to);
        reveal(first(to.dataset.to, `[data-f~="${n}"]`));
      } else if (fact) openFact(fact.parentElement);
      else if (repair) openRepair(repair.dataset.x);
      else if (on(".clear")) reset();
      else if (on("[role=tab]")) tab(document.getElementById(on("[role=tab]").getAttribute("aria-controls")).classList[1]);
      else if (on(".panes button")) show(on(".panes button").dataset.pane);
      else if (on("[data-all]")) {
        all(form, "[name=relation]").forEach((box) => { box.checked = Boolean(on("[data-all]").dataset.all); });
        filter();
      } else if (entity && entity.dataset.e) {
        if (!entity.closest(".found")) tab("facts");
        openEntity(entity.dataset.e, entity.closest("svg") ? entity.getAttribute("aria-label") : entity.textContent, entity);
      } else if (place) { tab("facts"); openPlace(place); }
    });
    page.addEventListener("keydown", (event) => {
      if (event.key === "Escape") reset();
      const tabs = all(page, "[role=tab]"), at = tabs.indexOf(event.target);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (at >= 0 && step) {
        const next = tabs[(at + step + tabs.length) % tabs.length];
        next.focus();
        next.click();
      }
    });
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    page.querySelector(".repairs-on").addEventListener("change", (event) => {
      page.classList.toggle("show-repairs", event.target.checked);
      const told = new Map(all(page, ".repair").map((r) => [r.dataset.x,
        `${r.closest("[data-kind]").dataset.kind}: ${r.querySelector("del").textContent} → ${r.querySelector("ins").textContent}`]));
      all(page, "span[data-x]").forEach((e) => { e.title = words(e, "x").map((x) => told.get(x)).join("; "); });
    });
    all(page, ".roving").forEach(roving);
    filter();
  };

  all(document, ".page").forEach(start);
  all(document, "nav.pages button").forEach((button, _, buttons) => button.addEventListener("click", () => {
    buttons.forEach((b) => b.setAttribute("aria-pressed", String(b === button)));
    all(document, ".page").forEach((page) => page.toggleAttribute("data-later", page.id !== `${button.dataset.page}page`));
    document.querySelector(".skip").href = `#${button.dataset.page}found`;
  }));
})();
