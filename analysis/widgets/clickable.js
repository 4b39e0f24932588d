// A page that the kernel writes and the reader clicks: HTML in, the chosen element's data-pick out.
// The HTML comes escaped; what is not on these lists is dropped all the same, so that no text of an article can act.

const TAGS = new Set(
  ("a article b blockquote br button caption cite dd details div dl dt em fieldset figcaption figure h3 h4 i input " +
    "kbd label legend li mark ol p pre q section small span strong summary sup table tbody td th thead tr ul " +
    "svg g path rect line circle polyline polygon text tspan defs use clippath pattern title desc style").split(" "),
);
const ATTRIBUTES = /^(aria-[a-z]+|data-(pick|row|key|text|chosen)|class|id|role|tabindex|title|style|type|checked|disabled|value|lang|dir|open|scope|colspan|for|name|readonly|href|xlink:href|target|rel|xmlns(:\w+)?|viewbox|preserveaspectratio|[xy][12]?|[cdr][xy]?|d|r|rx|ry|width|height|points|pattern\w+|transform|clip-path|fill(-\w+)?|stroke(-\w+)?|opacity|font-(size|family|weight|style)|text-anchor|version)$/;

function clean(root) {
  for (const element of [...root.querySelectorAll("*")]) {
    const inSvg = element.namespaceURI === "http://www.w3.org/2000/svg";
    const tag = element.tagName.toLowerCase();
    if (!TAGS.has(tag) || (tag === "style" && !inSvg)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      const lower = name.toLowerCase();
      const link = lower === "href" || lower === "xlink:href";
      const fetches = lower === "style" && /url\((?!["']?#)|@import|image-set/i.test(value);
      if (!ATTRIBUTES.test(lower) || fetches || (link && !/^(#|https?:\/\/)/.test(value))) element.removeAttribute(name);
    }
  }
  return root;
}

function save(message, buffers) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(buffers, { type: message.type }));
  link.download = message.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// A selection may begin and end anywhere in the text; it is told as code points, in which Python counts, and the
// labels that stand between the words are not part of the text.
function pointsUpTo(text, node, offset, isStart) {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  const before = plainText(range.cloneContents());
  return [...before].length - (isStart && /[\uD800-\uDBFF]$/.test(before) ? 1 : 0);
}

function plainText(fragment) {
  fragment.querySelectorAll("small.tag").forEach((tag) => tag.remove());
  return fragment.textContent;
}

function selectedIn(text) {
  const selection = document.getSelection();
  if (!selection.rangeCount || !text.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!text.contains(range.startContainer)) range.setStart(text, 0);
  if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length);
  const start = pointsUpTo(text, range.startContainer, range.startOffset, true);
  const end = range.collapsed ? start : pointsUpTo(text, range.endContainer, range.endOffset, false);
  const said = [...plainText(text.cloneNode(true))].slice(start, end).join("");
  return { range, start, end, said };
}

// The text can be walked through with the arrow keys, as in an editor, but nothing can be written in it.
function readOnly(text, draw) {
  text.contentEditable = "true";
  text.spellcheck = false;
  for (const name of ["beforeinput", "drop", "dragstart", "paste", "cut"]) {
    text.addEventListener(name, (event) => event.preventDefault());
  }
  text.addEventListener("input", draw);
}

function showCurrent(text) {
  const current = text.querySelector(".current");
  if (!current) return;
  const far = current.getBoundingClientRect().top - text.getBoundingClientRect().top;
  text.scrollTop += far - text.clientHeight / 3;
}

export default {
  render({ model, el }) {
    el.classList.add("parley");
    let told = "";
    let seen = null;
    const forget = () => {
      told = "";
      globalThis.CSS?.highlights?.delete("parley-chosen");
    };
    // A page that is not shown yet has no height to scroll in.
    const untilSeen = (text) => {
      seen?.disconnect();
      seen = new ResizeObserver(() => {
        if (!text.clientHeight) return;
        seen.disconnect();
        showCurrent(text);
      });
      seen.observe(text);
    };
    const tellSelected = () => {
      const text = el.querySelector("[data-text]");
      const chosen = text && selectedIn(text);
      if (!chosen || told === `${chosen.start} ${chosen.end}`) return;
      told = `${chosen.start} ${chosen.end}`;
      const from = Number(text.dataset.text);
      // What was selected stays to be seen when the focus goes to a button or a box.
      if (globalThis.Highlight) CSS.highlights.set("parley-chosen", new Highlight(chosen.range));
      model.send({ select: [from + chosen.start, from + chosen.end], said: chosen.said });
    };
    let later = 0;
    const selecting = () => {
      clearTimeout(later);
      later = setTimeout(tellSelected, 150);
    };
    const say = () => {
      const line = el.querySelector("[data-chosen]");
      if (line) line.textContent = model.get("chosen") || line.dataset.chosen;
    };
    const draw = () => {
      const unfolded = [...el.querySelectorAll("details[id][open]")].map((details) => details.id);
      const focused = el.contains(document.activeElement) ? document.activeElement : null;
      const held = focused?.dataset.pick;
      const inText = focused?.dataset.text !== undefined;
      const before = el.querySelector("[data-text]");
      const place = before && { row: before.dataset.row, top: before.scrollTop };
      const template = document.createElement("template");
      template.innerHTML = model.get("html");
      el.replaceChildren(clean(template.content));
      for (const id of unfolded) el.querySelector(`details[id="${CSS.escape(id)}"]`)?.setAttribute("open", "");
      el.setAttribute("role", model.get("role"));
      el.setAttribute("aria-label", model.get("label"));
      if (model.get("live")) el.setAttribute("aria-live", "polite");
      // Where a page has keys of its own, those of the notebook rest ("a" would put a cell above).
      el.toggleAttribute("data-lm-suppress-shortcuts", el.querySelector("[data-key]") !== null);
      // A variable, since the widget's own layout clears max-height itself, sometimes later than this.
      el.style.setProperty("--height", model.get("height") || "none");
      if (held) el.querySelector(`[data-pick="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
      const text = el.querySelector("[data-text]");
      if (text) {
        readOnly(text, draw);
        if (place && place.row === text.dataset.row && text.clientHeight) text.scrollTop = place.top;
        else untilSeen(text);
        if (focused && inText) text.focus({ preventScroll: true });
      }
      forget();
      say();
      // Marks the moment for whoever measures how long a change takes.
      el.dataset.drawn = String(Number(el.dataset.drawn || 0) + 1);
    };
    const scroll = () => {
      const target = model.get("scroll") && el.querySelector(`[data-row="${CSS.escape(model.get("scroll"))}"]`);
      if (target) el.scrollTop += target.getBoundingClientRect().top - el.getBoundingClientRect().top - 40;
      else el.scrollTop = 0;
    };
    const report = (event) => {
      const chosen = event.target.closest?.("[data-pick]");
      if (!chosen || !el.contains(chosen) || chosen.disabled) return;
      event.stopPropagation();
      tellSelected();
      model.send({ pick: chosen.dataset.pick, value: chosen.type === "text" ? chosen.value : null });
    };
    el.addEventListener("click", (event) => {
      if (event.target.type !== "text") report(event);
    });
    el.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input, textarea, select") || event.ctrlKey || event.altKey || event.metaKey;
      const keyed = !typing && el.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (keyed) {
        event.preventDefault();
        event.stopPropagation();
        tellSelected();
        model.send({ pick: keyed.dataset.pick, value: null });
        return;
      }
      const plain = !event.target.matches("button, input, summary, a");
      if (plain && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        report(event);
      }
    });
    const onMessage = (message, buffers) => {
      if (message.save) save(message.save, buffers);
      if (message.reveal) {
        (el.closest(".parley-review") ?? el).scrollIntoView({ block: "start" });
        el.querySelector("[data-text]")?.focus({ preventScroll: true });
      }
    };
    model.on("change:html change:label change:height", draw);
    model.on("change:scroll", scroll);
    model.on("change:chosen", say);
    model.on("msg:custom", onMessage);
    document.addEventListener("selectionchange", selecting);
    document.addEventListener("mouseup", tellSelected);
    draw();
    requestAnimationFrame(scroll);
    // Whatever changed while this page was connecting never arrived here: ask for it.
    model.send({ ready: true });
    return () => {
      document.removeEventListener("selectionchange", selecting);
      document.removeEventListener("mouseup", tellSelected);
      clearTimeout(later);
      seen?.disconnect();
      model.off("change:html change:label change:height", draw);
      model.off("change:scroll", scroll);
      model.off("change:chosen", say);
      model.off("msg:custom", onMessage);
    };
  },
};
