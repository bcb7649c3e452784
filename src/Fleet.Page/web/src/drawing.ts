import type { Filter } from './filter';
import { isShown } from './filter';
import type { Arrow, Fleet, Thing } from './fleet';
import { grouped } from './groups';
import type { Box, Wanted } from './layout';
import { place } from './layout';

/** A topology with places: boxes in the order in which they are painted, and lines between them. */
export interface Drawing {
  width: number;
  height: number;
  groups: Group[];
  cards: Card[];
  lines: Line[];
  boxes: Map<string, Box>;
}

export interface Group {
  box: Box;
  kind: 'host' | 'stack';
  name: string;
  note: string;
}

export interface Card {
  box: Box;
  thing: Exclude<Thing, { kind: 'host' }>;
  name: string;
  note: string;
}

export interface Line {
  arrow: Arrow;
  path: string;
}

const cardHeight = 46;
const [least, most] = [104, 216];

export function draw(fleet: Fleet, filter: Filter, ratio: number): Drawing {
  const shown = [...fleet.things.values()].filter(thing => isShown(thing, filter));
  const inside = grouped(shown.filter(isInside), thing => thing.host.id);
  const hosts: Wanted[] = fleet.document.hosts
    .filter(host => inside.has(host.id) || isShown(fleet.things.get(host.id)!, { ...filter, exposure: '' }) && !filter.exposure)
    .map(host => ({
      id: host.id,
      width: measure(host.id, 'bold 14px') + 40,
      children: [...grouped(inside.get(host.id) ?? [], thing => `${host.id}/${thing.stack.name}`)].map(([id, things]) => ({
        id,
        width: measure(things[0]!.stack.name, '600 12px') + 36,
        children: things.map(wantedCard),
      })),
    }));
  const outside = shown.filter(thing => thing.kind === 'outside').filter(thing =>
    !filter.host || [...fleet.from(thing.at), ...fleet.to(thing.at)].some(arrow =>
      [arrow.from, arrow.to].some(end => end === filter.host || end.startsWith(`${filter.host}/`))));
  const root = place([...hosts, ...outside.map(wantedCard)], fleet.arrows, ratio);

  const boxes = new Map<string, Box>();
  const walk = (box: Box) => {
    boxes.set(box.id, box);
    box.children.forEach(walk);
  };
  root.children.forEach(walk);
  const things = [...shown.filter(isInside), ...outside];
  return {
    width: root.width,
    height: root.height,
    groups: hosts.flatMap(host => [
      { box: boxes.get(host.id)!, kind: 'host' as const, name: host.id, note: noteOfHost(fleet, host.id) },
      ...host.children!.map(stack => ({
        box: boxes.get(stack.id)!, kind: 'stack' as const, name: stack.id.slice(host.id.length + 1), note: '',
      })),
    ]),
    cards: things.map(thing => ({
      box: boxes.get(thing.at)!, thing, name: cut(thing.name, nameFont), note: cut(noteOf(thing), noteFont),
    })),
    lines: fleet.arrows.flatMap(arrow => lineOf(arrow, boxes)),
    boxes,
  };
}

/** The lines of some arrows, as far as both ends are in the drawing. */
export function lineOf(arrow: Arrow, boxes: Map<string, Box>): Line[] {
  const [from, to] = [boxes.get(arrow.from), boxes.get(arrow.to)];
  return from && to && from !== to ? [{ arrow, path: curve(from, to) }] : [];
}

const nameFont = '600 13px';
const noteFont = '11px';
const isInside = (thing: Thing) => thing.kind === 'service' || thing.kind === 'placed';

function wantedCard(thing: Thing): Wanted {
  const text = Math.max(measure(thing.name, nameFont), measure(noteOf(thing), noteFont));
  return { id: thing.at, width: Math.min(most, Math.max(least, Math.ceil(text) + 30)), height: cardHeight };
}

function noteOf(thing: Thing): string {
  switch (thing.kind) {
    case 'service':
      // The registry and the digest are among the settings; what tells images apart is the rest.
      return thing.service.image.replace(/^[^/]*[.:][^/]*\//, '').replace(/^library\//, '').replace(/@sha256:.*$/, '');
    case 'placed':
      return String(thing.facts['unit'] ?? thing.facts['schedule'] ?? '');
    case 'outside':
      return thing.outside.kind;
    default:
      return '';
  }
}

function noteOfHost(fleet: Fleet, id: string): string {
  const thing = fleet.things.get(id);
  return thing?.kind === 'host' ? thing.host.description ?? '' : '';
}

// From the side that faces the other box to the side that faces back.
function curve(a: Box, b: Box): string {
  const [ax, ay, bx, by] = [a.x + a.width / 2, a.y + a.height / 2, b.x + b.width / 2, b.y + b.height / 2];
  const between = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  const stacked = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
  if (between > 0 || between >= stacked) {
    const [x1, x2] = bx >= ax ? [a.x + a.width, b.x] : [a.x, b.x + b.width];
    const bend = Math.max(24, Math.abs(x2 - x1) / 2) * (bx >= ax ? 1 : -1);
    return `M${r(x1)} ${r(ay)}C${r(x1 + bend)} ${r(ay)} ${r(x2 - bend)} ${r(by)} ${r(x2)} ${r(by)}`;
  }
  const [y1, y2] = by >= ay ? [a.y + a.height, b.y] : [a.y, b.y + b.height];
  const bend = Math.max(16, Math.abs(y2 - y1) / 2) * (by >= ay ? 1 : -1);
  return `M${r(ax)} ${r(y1)}C${r(ax)} ${r(y1 + bend)} ${r(bx)} ${r(y2 - bend)} ${r(bx)} ${r(y2)}`;
}

const r = (value: number) => Math.round(value * 10) / 10;

const canvas = document.createElement('canvas').getContext('2d');

function measure(text: string, font: string): number {
  if (!canvas) return text.length * 7;
  canvas.font = `${font} system-ui, sans-serif`;
  return canvas.measureText(text).width;
}

function cut(text: string, font: string): string {
  const room = most - 28;
  if (measure(text, font) <= room) return text;
  let letters = [...text];
  while (letters.length > 1 && measure(`${letters.join('')}…`, font) > room) letters = letters.slice(0, -1);
  return `${letters.join('')}…`;
}
