// Parses drawings with their languages' own parsers: parse.mjs IN OUT, both JSON.
// IN is [{ name, language, text }]; OUT is { NAME: { nodes: [{ id, label }], edges: [{ from, to, label, dashed, bothWays }], frames: [{ title, first, last }] } }.
import { readFileSync, writeFileSync } from 'node:fs';

const [input, output] = process.argv.slice(2);
const drawings = JSON.parse(readFileSync(input, 'utf8'));

async function mermaidParser() {
  const { JSDOM } = await import('jsdom');
  const { window } = new JSDOM('');
  globalThis.window = window;
  globalThis.document = window.document;
  const { default: mermaid } = await import('mermaid');
  // Until it is drawn, Mermaid keeps "#59;" and "#lt;" as "ﬂ°°59¶ß" and "ﬂ°lt¶ß".
  const named = { quot: '"', lt: '<', gt: '>', amp: '&' };
  const lines = text => text.replaceAll(/<br\s*\/?>/g, '\n')
    .replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/ﬂ°(\w+)¶ß/g, (all, name) => named[name] ?? all);
  const framesOf = (messages, LINETYPE) => {
    const frames = [];
    const open = [];
    let count = 0;
    for (const { type, message } of messages) {
      if (type === LINETYPE.SOLID || type === LINETYPE.DOTTED) {
        count++;
      } else if (type === LINETYPE.ALT_START) {
        open.push({ title: message, first: count + 1 });
      } else if (type === LINETYPE.ALT_END) {
        frames.push({ ...open.pop(), last: count });
      }
    }

    return frames;
  };
  return async text => {
    await mermaid.parse(text);
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    if (type === 'sequence') {
      const messages = db.getMessages();
      return {
        nodes: [...db.getActors().values()].map(({ name, description }) => ({ id: name, label: description })),
        // Of the kinds of messages, 0 is a solid arrow and 1 a dashed one; notes and frames are others.
        frames: framesOf(messages, db.LINETYPE),
        edges: messages.filter(({ type }) => type <= 1)
          .map(({ from, to, message, type }) => ({ from, to, label: lines(message), dashed: type === 1, bothWays: false })),
      };
    }

    return {
      nodes: [...db.getVertices().values()].map(({ id, text }) => ({ id, label: lines(text) }))
        .concat(db.getSubGraphs().map(({ id, title }) => ({ id, label: lines(title) })))
        .filter((node, index, all) => all.findLastIndex(({ id }) => id === node.id) === index),
      edges: db.getEdges().map(({ start, end, text, type, stroke }) =>
        ({ from: start, to: end, label: lines(text), dashed: stroke === 'dotted', bothWays: type.startsWith('double') })),
    };
  };
}

async function d2Parser() {
  const { D2 } = await import('@terrastruct/d2');
  const d2 = new D2();
  return async text => {
    const { diagram } = await d2.compile(text);
    return {
      nodes: diagram.shapes.map(({ id, label }) => ({ id, label })),
      edges: diagram.connections.map(({ src, dst, label, strokeDash, srcArrow }) =>
        ({ from: src, to: dst, label, dashed: strokeDash > 0, bothWays: srcArrow !== 'none' })),
    };
  };
}

const makers = { mermaid: mermaidParser, d2: d2Parser };
const parsers = {};
const parsed = {};
for (const { name, language, text } of drawings) {
  parsers[language] ??= await makers[language]();
  try {
    parsed[name] = await parsers[language](text);
  } catch (problem) {
    parsed[name] = { error: String(problem.message ?? problem) };
  }
}

writeFileSync(output, JSON.stringify(parsed));
// D2 keeps a worker that would keep the process.
process.exit(0);
