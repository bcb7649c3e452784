import { Graph, graphlib, layout as arrange } from '@dagrejs/dagre';
import { grouped } from './groups';

/** A box that has a place. Children lie within their parent; `x` and `y` are the upper left corner in the whole drawing. */
export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  children: Box[];
}

/** What is to be placed: a leaf with a size, or a group that becomes as large as it must. */
export interface Wanted {
  id: string;
  width?: number;
  height?: number;
  children?: Wanted[];
}

const padding = 14;
const title = 30;
const gap = 26;
const nodeGap = gap * 0.7;
const rankGap = gap * 1.9;
const usual = 1.5;
const most = 80;

/**
 * Places groups from the inside out: within each, what deals with each other stands in ranks from left to right, and the
 * rest in rows; so does what would become a long thread. Every graph that is arranged is small, so a thousand services take a moment. The whole comes out about as
 * many times as wide as high as `ratio` says.
 */
export function place(wanted: Wanted[], arrows: { from: string; to: string }[], ratio: number): Box {
  const root = size({ id: '', children: wanted }, pairsWithin(wanted, arrows), ratio);
  move(root, 0, 0);
  return root;
}

function size(wanted: Wanted, pairs: Map<string, Set<string>>, ratio: number): Box {
  if (!wanted.children) {
    return { id: wanted.id, x: 0, y: 0, width: wanted.width ?? 0, height: wanted.height ?? 0, children: [] };
  }
  const children = wanted.children.map(child => size(child, pairs, usual));
  const inner = placeGroup(children, [...(pairs.get(wanted.id) ?? [])].map(pair => pair.split('\n') as [string, string]), ratio);
  const head = wanted.id ? title : 0;
  for (const child of children) {
    child.x += padding;
    child.y += padding + head;
  }
  const width = Math.max(inner.width + 2 * padding, wanted.id ? wanted.width ?? 0 : 0);
  return { id: wanted.id, x: 0, y: 0, width, height: inner.height + 2 * padding + head, children };
}

function placeGroup(children: Box[], pairs: [string, string][], ratio: number): { width: number; height: number } {
  const graph = new Graph();
  const boxes = new Map(children.map(child => [child.id, child]));
  for (const child of children) graph.setNode(child.id, {});
  for (const [from, to] of pairs) graph.setEdge(from, to);

  const alone: Box[] = [];
  const blocks: Block[] = [];
  for (const members of graphlib.alg.components(graph)) {
    const parts = members.map(id => boxes.get(id)!);
    if (parts.length === 1) alone.push(parts[0]!);
    else blocks.push(ranked(parts, pairs.filter(([from]) => members.includes(from)), ratio));
  }
  // What stands alone comes in the order of its declaration, after what hangs together.
  const order = new Map(children.map((child, index) => [child.id, index]));
  alone.sort((a, b) => order.get(a.id)! - order.get(b.id)!);
  return rows([...blocks, ...alone.map(box => ({ width: box.width, height: box.height, boxes: [box] }))], ratio);
}

interface Block {
  width: number;
  height: number;
  boxes: Box[];
}

function ranked(boxes: Box[], pairs: [string, string][], ratio: number): Block {
  for (const rankdir of ['LR', 'TB'] as const) {
    // What would come out as a thread is not worth the time that arranging it takes.
    if (boxes.length > most || !isPleasant(guess(boxes, pairs, rankdir), ratio, 1.5)) continue;
    const block = dagre(boxes, pairs, rankdir);
    if (isPleasant(block, ratio)) return block;
  }
  for (const box of boxes) box.x = box.y = 0;
  return { ...rows(boxes.map(box => ({ width: box.width, height: box.height, boxes: [box] })), ratio), boxes };
}

function isPleasant({ width, height }: { width: number; height: number }, ratio: number, leeway = 1): boolean {
  const off = width / height / ratio;
  return off < 1.8 * leeway && off > 0.3 / leeway;
}

// As many ranks as the longest way has stations, each as wide as its widest and as high as all of it.
function guess(boxes: Box[], pairs: [string, string][], rankdir: 'LR' | 'TB'): { width: number; height: number } {
  const next = grouped(pairs, ([from]) => from);
  const ranks = new Map<string, number>();
  const rankOf = (id: string, above: Set<string>): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    const below = (next.get(id) ?? []).filter(([, to]) => !above.has(to)).map(([, to]) => rankOf(to, new Set(above).add(id)) + 1);
    ranks.set(id, Math.max(0, ...below));
    return ranks.get(id)!;
  };
  for (const box of boxes) rankOf(box.id, new Set([box.id]));
  const along = (box: Box) => (rankdir === 'LR' ? box.width : box.height);
  const across = (box: Box) => (rankdir === 'LR' ? box.height : box.width);
  const layers = [...grouped(boxes, box => String(ranks.get(box.id))).values()];
  const length = layers.reduce((sum, layer) => sum + Math.max(...layer.map(along)) + rankGap, -rankGap);
  const breadth = Math.max(...layers.map(layer => layer.reduce((sum, box) => sum + across(box) + nodeGap, -nodeGap)));
  return rankdir === 'LR' ? { width: length, height: breadth } : { width: breadth, height: length };
}

function dagre(boxes: Box[], pairs: [string, string][], rankdir: 'LR' | 'TB'): Block {
  const graph = new Graph().setGraph({ rankdir, nodesep: nodeGap, ranksep: rankGap }).setDefaultEdgeLabel(() => ({}));
  for (const box of boxes) graph.setNode(box.id, { width: box.width, height: box.height });
  for (const [from, to] of pairs) graph.setEdge(from, to);
  arrange(graph);
  for (const box of boxes) {
    const node = graph.node(box.id) as { x: number; y: number };
    box.x = node.x - box.width / 2;
    box.y = node.y - box.height / 2;
  }
  const left = Math.min(...boxes.map(box => box.x));
  const top = Math.min(...boxes.map(box => box.y));
  for (const box of boxes) {
    box.x -= left;
    box.y -= top;
  }
  return {
    width: Math.max(...boxes.map(box => box.x + box.width)),
    height: Math.max(...boxes.map(box => box.y + box.height)),
    boxes,
  };
}

function rows(blocks: Block[], ratio: number): { width: number; height: number } {
  const area = blocks.reduce((sum, block) => sum + (block.width + gap) * (block.height + gap), 0);
  const limit = Math.max(Math.sqrt(area * ratio) * 1.1, ...blocks.map(block => block.width));
  let [x, y, height, width] = [0, 0, 0, 0];
  for (const block of blocks) {
    if (x > 0 && x + block.width > limit) {
      x = 0;
      y += height + gap;
      height = 0;
    }
    for (const box of block.boxes) {
      box.x += x;
      box.y += y;
    }
    width = Math.max(width, x + block.width);
    height = Math.max(height, block.height);
    x += block.width + gap;
  }
  return { width, height: y + height };
}

function move(box: Box, x: number, y: number) {
  box.x += x;
  box.y += y;
  for (const child of box.children) move(child, box.x, box.y);
}

/** Arrows between siblings, by their parent: one between two services counts for the stacks and hosts they are in. */
function pairsWithin(wanted: Wanted[], arrows: { from: string; to: string }[]): Map<string, Set<string>> {
  const chains = new Map<string, string[]>();
  const walk = (items: Wanted[], above: string[]) => {
    for (const item of items) {
      const chain = [...above, item.id];
      chains.set(item.id, chain);
      if (item.children) walk(item.children, chain);
    }
  };
  walk(wanted, []);

  const pairs = new Map<string, Set<string>>();
  for (const { from, to } of arrows) {
    const [a, b] = [chains.get(from), chains.get(to)];
    if (!a || !b) continue;
    const split = a.findIndex((id, index) => id !== b[index]);
    if (split < 0 || b[split] === undefined) continue;
    const parent = split === 0 ? '' : a[split - 1]!;
    const set = pairs.get(parent) ?? pairs.set(parent, new Set()).get(parent)!;
    // Two that deal with each other both ways are ranked by the first.
    if (!set.has(`${b[split]}\n${a[split]}`)) set.add(`${a[split]}\n${b[split]}`);
  }
  return pairs;
}
