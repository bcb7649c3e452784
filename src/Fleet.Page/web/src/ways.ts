import type { Box } from './layout';

type Point = [number, number];
type Way = [Point, Point, Point, Point];

const cell = 96;
const steps = 16;

/** How much longer a way may be to lead around a box. */
const detour = 110;
const faces: Record<string, Point> = { right: [1, 0], left: [-1, 0], bottom: [0, 1], top: [0, -1] };

/** Finds ways from box to box that lead through as few of the others as can be. */
export class Ways {
  private readonly near = new Map<number, Box[]>();

  constructor(cards: Iterable<Box>) {
    for (const box of cards) {
      for (const key of cellsOf(box)) {
        const list = this.near.get(key);
        if (list) list.push(box);
        else this.near.set(key, [box]);
      }
    }
  }

  /** The way as the data of a path. */
  between(a: Box, b: Box): string {
    let best: Way | undefined;
    let least = Infinity;
    for (const [index, [out, into]] of sides(a, b).entries()) {
      const way = bend(a, b, faces[out]!, faces[into]!);
      const crossed = this.crossed(way, a, b);
      const cost = crossed * detour + lengthOf(way) + [0, 40, 60, 60][index]!;
      if (cost < least) [best, least] = [way, cost];
      // Most ways are free at once.
      if (crossed === 0 && index === 0) break;
    }
    const [start, one, two, end] = best!.map(([x, y]) => `${r(x)} ${r(y)}`);
    return `M${start}C${one} ${two} ${end}`;
  }

  private crossed(way: Way, a: Box, b: Box): number {
    const crossed = new Set<Box>();
    for (let step = 1; step < steps; step++) {
      const [x, y] = at(way, step / steps);
      for (const box of this.near.get(keyOf(Math.floor(x / cell), Math.floor(y / cell))) ?? []) {
        if (box !== a && box !== b && holds(box, x, y) && !within(box, a) && !within(box, b)) crossed.add(box);
      }
    }
    return crossed.size;
  }
}

// From the sides that face each other, then around corners.
function sides(a: Box, b: Box): [string, string][] {
  const across = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  const along = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
  const [right, left] = middle(b)[0] >= middle(a)[0] ? ['right', 'left'] : ['left', 'right'];
  const [down, up] = middle(b)[1] >= middle(a)[1] ? ['bottom', 'top'] : ['top', 'bottom'];
  const straight: [string, string][] = across > 0 || across >= along ? [[right!, left!], [down!, up!]] : [[down!, up!], [right!, left!]];
  return [...straight, [right!, up!], [down!, left!]];
}

function bend(a: Box, b: Box, out: Point, into: Point): Way {
  const [start, end] = [sideOf(a, out), sideOf(b, into)];
  const size = (face: Point) => Math.max(24, Math.abs(face[0] ? end[0] - start[0] : end[1] - start[1]) / 2);
  return [start, beyond(start, out, size(out)), beyond(end, into, size(into)), end];
}

const middle = (box: Box): Point => [box.x + box.width / 2, box.y + box.height / 2];
const sideOf = (box: Box, [dx, dy]: Point): Point => {
  const [x, y] = middle(box);
  return [x + dx * box.width / 2, y + dy * box.height / 2];
};
const beyond = ([x, y]: Point, [dx, dy]: Point, far: number): Point => [x + dx * far, y + dy * far];

function at([p, q, s, t]: Way, share: number): Point {
  const rest = 1 - share;
  const [a, b, c, d] = [rest ** 3, 3 * rest * rest * share, 3 * rest * share * share, share ** 3];
  return [a * p[0] + b * q[0] + c * s[0] + d * t[0], a * p[1] + b * q[1] + c * s[1] + d * t[1]];
}

const lengthOf = (way: Way) => {
  let length = 0;
  for (let step = 0; step < steps; step++) {
    const [from, to] = [at(way, step / steps), at(way, (step + 1) / steps)];
    length += Math.hypot(to[0] - from[0], to[1] - from[1]);
  }
  return length;
};

const holds = (box: Box, x: number, y: number) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
const within = (box: Box, group: Box) => group.children.length > 0 && holds(group, box.x, box.y);
const keyOf = (column: number, row: number) => column * 100_003 + row;

function* cellsOf(box: Box): Iterable<number> {
  for (let column = Math.floor(box.x / cell); column <= Math.floor((box.x + box.width) / cell); column++) {
    for (let row = Math.floor(box.y / cell); row <= Math.floor((box.y + box.height) / cell); row++) yield keyOf(column, row);
  }
}

const r = (value: number) => Math.round(value * 10) / 10;
