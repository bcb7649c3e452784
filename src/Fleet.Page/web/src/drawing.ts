import type { Filter } from './filter';
import { isShown } from './filter';
import type { Arrow, Fleet, Thing } from './fleet';
import { grouped } from './groups';
import type { Box, Wanted } from './layout';
import { place } from './layout';
import { Ways } from './ways';

/** A topology with places: boxes in the order in which they are painted, and lines between them. */
export interface Drawing {
  width: number;
  height: number;
  groups: Group[];
  cards: Card[];
  lines: Line[];
  forbidden: Line[];
  boxes: Map<string, Box>;
  ways: Ways;
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
  const all = [...fleet.things.values()];
  const inside = all.filter(isInside).filter(thing => isShown(thing, filter));
  const guests = all.filter(isOutside).filter(thing => thing.host && isShown(thing, filter));
  const placed = grouped(inside, thing => thing.host.id);
  const hosted = grouped(guests, thing => thing.host!.id);
  const hosts = fleet.document.hosts
    .filter(host => placed.has(host.id) || hosted.has(host.id) || isShown(fleet.things.get(host.id)!, { ...filter, exposure: '' }) && !filter.exposure)
    .map(host => {
      const stacks = [...grouped(placed.get(host.id) ?? [], thing => `${host.id}/${thing.stack.name}`)].map(([id, things]): Wanted => ({
        id,
        width: measure(things[0]!.stack.name, '600 12px') + 36,
        children: things.map(wantedCard),
      }));
      return {
        id: host.id,
        width: measure(host.id, 'bold 14px') + 40,
        stacks,
        children: [...stacks, ...(hosted.get(host.id) ?? []).map(wantedCard)],
      };
    });

  // Of what is on no host, a host's are those it deals with.
  const outside = all.filter(isOutside).filter(thing => !thing.host && isShown(thing, { ...filter, host: '' })).filter(thing =>
    !filter.host || [...fleet.from(thing.at), ...fleet.to(thing.at)].some(arrow =>
      [arrow.from, arrow.to].some(end => end === filter.host || end.startsWith(`${filter.host}/`))));
  const root = place([...hosts, ...outside.map(wantedCard)], fleet.arrows, ratio);

  const boxes = new Map<string, Box>();
  const walk = (box: Box) => {
    boxes.set(box.id, box);
    box.children.forEach(walk);
  };
  root.children.forEach(walk);
  const things = [...inside, ...guests, ...outside];
  const ways = new Ways(things.map(thing => boxes.get(thing.at)!));
  return {
    width: root.width,
    height: root.height,
    groups: hosts.flatMap(host => [
      { box: boxes.get(host.id)!, kind: 'host' as const, name: host.id, note: noteOfHost(fleet, host.id) },
      ...host.stacks.map(stack => ({
        box: boxes.get(stack.id)!, kind: 'stack' as const, name: stack.id.slice(host.id.length + 1), note: '',
      })),
    ]),
    cards: things.map(thing => ({
      box: boxes.get(thing.at)!, thing, name: cut(thing.name, nameFont), note: cut(noteOf(thing), noteFont),
    })),
    lines: fleet.arrows.flatMap(arrow => lineOf(arrow, boxes, ways)),
    forbidden: fleet.forbidden.flatMap(arrow => lineOf(arrow, boxes, ways)),
    boxes,
    ways,
  };
}

/** The lines of some arrows, as far as both ends are in the drawing. */
export function lineOf(arrow: Arrow, boxes: Map<string, Box>, ways: Ways): Line[] {
  const [from, to] = [boxes.get(arrow.from), boxes.get(arrow.to)];
  return from && to && from !== to ? [{ arrow, path: ways.between(from, to) }] : [];
}

const nameFont = '600 13px';
const noteFont = '11px';
const isInside = (thing: Thing) => thing.kind === 'service' || thing.kind === 'placed';
const isOutside = (thing: Thing) => thing.kind === 'outside';

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
