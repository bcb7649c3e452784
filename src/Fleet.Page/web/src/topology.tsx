import { useEffect, useMemo, useRef } from 'preact/hooks';
import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import type { Drawing } from './drawing';
import { draw, lineOf } from './drawing';
import type { Fleet, Thing } from './fleet';
import { exposureOf } from './fleet';
import { nearestTowards } from './steps';
import type { Place } from './place';

interface Props {
  fleet: Fleet;
  place: Place;
  found: Set<string> | undefined;
  go: (change: Partial<Place>) => void;
}

/** The fleet as a drawing: hosts, their stacks, what runs in them, and who deals with whom. */
export function Topology({ fleet, place, found, go }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const world = useRef<SVGGElement>(null);
  const { host, system, exposure, at } = place;
  // As wide and high as the window when it is drawn: turning a phone does not move what someone is looking at.
  const drawing = useMemo(
    () => draw(fleet, { host, system, exposure }, innerWidth / Math.max(200, innerHeight - 100)), [fleet, host, system, exposure]);
  const isForbiddenShown = place.forbidden !== 'hidden';
  const camera = useCamera(svg, world, drawing);
  const scene = useMemo(() => <Scene fleet={fleet} drawing={drawing} />, [fleet, drawing]);
  useMarks(svg, fleet, drawing, at, found);

  // The panel beside the drawing has opened by then, so what is looked at may lie under it.
  useEffect(() => {
    const box = drawing.boxes.get(at);
    if (!box) return;
    const frame = requestAnimationFrame(() => camera.current?.show(box));
    return () => cancelAnimationFrame(frame);
  }, [at, drawing]);

  const near = [...fleet.from(at), ...fleet.to(at)].flatMap(arrow => lineOf(arrow, drawing.boxes, drawing.ways));
  const focusOn = (id: string) => {
    const element = elementOf(svg.current!, id);
    if (!element) return;
    svg.current!.querySelectorAll('[data-at][tabindex="0"]').forEach(other => other.setAttribute('tabindex', '-1'));
    element.setAttribute('tabindex', '0');
    element.focus({ preventScroll: true });
    camera.current?.show(drawing.boxes.get(id)!);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const current = (event.target as Element).getAttribute('data-at');
    if (event.key === '+' || event.key === '=') camera.current?.by(1.4);
    else if (event.key === '-') camera.current?.by(1 / 1.4);
    else if (event.key === '0') camera.current?.fit();
    else if (event.key === 'Escape') go({ at: '' });
    else if (current && (event.key === 'Enter' || event.key === ' ')) go({ at: current });
    else if (current && event.key.startsWith('Arrow')) {
      const next = nearestTowards(event.key, drawing.boxes.get(current)!, drawing.boxes);
      if (next) focusOn(next);
    } else return;
    event.preventDefault();
  };

  return (
    <section class="topology" aria-label="Topology">
      <svg
        ref={svg} data-forbidden={isForbiddenShown ? 'shown' : 'hidden'} role="group" aria-label="Topology. Arrow keys move, Enter opens, plus and minus zoom."
        onKeyDown={onKeyDown}
        onClick={event => go({ at: (event.target as Element).closest('[data-at]')?.getAttribute('data-at') ?? '' })}
      >
        <defs>
          <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M0 0L8 4L0 8z" />
          </marker>
          <marker id="tip-forbidden" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="8" markerHeight="8" orient="0">
            <path d="M1 1L7 7M7 1L1 7" />
          </marker>
          <marker id="tip-near" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        <g ref={world} class="world">
          {scene}
          <g class="near" aria-hidden="true">
            {near.map(line => (
              <path
                key={line.path} class={`line ${line.arrow.kind}`} d={line.path} marker-end="url(#tip-near)"
                {...(line.arrow.bothWays ? { 'marker-start': 'url(#tip-near)' } : {})}
              />
            ))}
          </g>
        </g>
      </svg>
      {drawing.cards.length + drawing.groups.length === 0 && <p class="empty">Nothing is left of the fleet with these filters.</p>}
      <div class="zoom" role="group" aria-label="Zoom">
        <button type="button" aria-label="Zoom in" onClick={() => camera.current?.by(1.4)}>+</button>
        <button type="button" aria-label="Zoom out" onClick={() => camera.current?.by(1 / 1.4)}>−</button>
        <button type="button" aria-label="Show all" onClick={() => camera.current?.fit()}>⤢</button>
      </div>
      <div class="corner">
        <Legend drawing={drawing} isForbiddenShown={isForbiddenShown} />
        {drawing.forbidden.length > 0 && (
          <button type="button" class="toggle" aria-pressed={isForbiddenShown} onClick={() => go({ forbidden: isForbiddenShown ? 'hidden' : '' })}>
            Forbidden ({drawing.forbidden.length})
          </button>
        )}
      </div>
    </section>
  );
}

function Scene({ fleet, drawing }: { fleet: Fleet; drawing: Drawing }) {
  const first = drawing.groups[0]?.box.id ?? drawing.cards[0]?.box.id;
  return (
    <>
      {drawing.groups.map(({ box, kind, name, note }) => (
        <g
          key={box.id} class={`group ${kind}`} transform={`translate(${box.x} ${box.y})`}
          {...(kind === 'host'
            ? { 'data-at': box.id, tabindex: box.id === first ? 0 : -1, role: 'button', 'aria-label': `Host ${name}. ${note}` }
            : {})}
        >
          <title>{kind === 'host' && note ? `${name}: ${note}` : name}</title>
          <rect width={box.width} height={box.height} rx={kind === 'host' ? 12 : 8} />
          <text class="title" x="14" y="21">{name}</text>
        </g>
      ))}
      <g class="lines" aria-hidden="true">
        {drawing.lines.map((line, index) => (
          <path
            key={index} class={`line ${line.arrow.kind}`} d={line.path} marker-end="url(#tip)"
            {...(line.arrow.bothWays ? { 'marker-start': 'url(#tip)' } : {})}
          />
        ))}
      </g>
      <Forbidden drawing={drawing} />
      {drawing.cards.map(({ box, thing, name, note }) => {
        const findings = fleet.findingsOf(thing.at).filter(finding => !finding.waived).length;
        return (
          <g
            key={box.id} class={`card ${thing.kind} ${shapeOf(thing)}`} data-at={box.id} data-exposure={exposureOf(thing)}
            tabindex={box.id === first ? 0 : -1} role="button" aria-label={spoken(thing, findings)}
            transform={`translate(${box.x} ${box.y})`}
          >
            <title>{thing.at}</title>
            <rect class="body" width={box.width} height={box.height} rx={thing.kind === 'outside' ? 23 : 6} />
            <rect class="mark" width="5" height={box.height - 12} x="5" y="6" rx="2.5" />
            <text class="name" x="18" y="20">{name}</text>
            <text class="note" x="18" y="36">{note}</text>
            {findings > 0 && <circle class="warn" cx={box.width - 10} cy="11" r="4.5" />}
          </g>
        );
      })}
      {drawing.groups.filter(group => group.kind === 'host').map(({ box, name }) => (
        <text
          key={box.id} class="far" x={box.x + box.width / 2} y={box.y + box.height / 2} aria-hidden="true"
          style={{ '--fit': `${Math.min(box.width / (name.length * 0.62), box.height * 0.5)}px` }}
        >{name}</text>
      ))}
    </>
  );
}

/** What must not be. Its words are told when it is pointed at. */
function Forbidden({ drawing }: { drawing: Drawing }) {
  return (
    <g class="forbidden">
      {drawing.forbidden.map(({ arrow, path }) => (
        <path
          key={path} class="line forbidden" d={path} marker-end="url(#tip-forbidden)"
          {...(arrow.bothWays ? { 'marker-start': 'url(#tip-forbidden)' } : {})}
        >
          <title>{`${arrow.from} ${arrow.bothWays ? '↔' : '→'} ${arrow.to}: ${arrow.label}`}</title>
        </path>
      ))}
    </g>
  );
}

function Legend({ drawing, isForbiddenShown }: { drawing: Drawing; isForbiddenShown: boolean }) {
  const exposures = [...new Set(drawing.cards.map(card => exposureOf(card.thing)).filter(word => word !== undefined))].sort();
  const kinds = [...new Set([...drawing.lines, ...(isForbiddenShown ? drawing.forbidden : [])].map(line => line.arrow.kind))].sort();
  if (exposures.length + kinds.length === 0) return null;
  return (
    <details class="legend">
      <summary>Legend</summary>
      <ul>
        {exposures.map(word => <li key={word}><i class="swatch" data-exposure={word} />{word}</li>)}
        {kinds.map(kind => (
          <li key={kind}>
            <svg width="30" height="8" aria-hidden="true"><path class={`line ${kind}`} d="M0 4H30" /></svg>{saidKind(kind)}
          </li>
        ))}
      </ul>
    </details>
  );
}

const saidKind = (kind: string) => (kind === 'after' ? 'starts after' : kind);

function shapeOf(thing: Thing): string {
  return thing.kind === 'service' && thing.service.job ? 'job' : '';
}

function spoken(thing: Thing, findings: number): string {
  const words = [
    thing.kind === 'service' ? (thing.service.job ? 'Job' : 'Service') : thing.kind === 'outside' ? 'Outside' : 'Unit',
    thing.name,
    thing.host ? `on ${thing.host.id}` : '',
    exposureOf(thing) ?? '',
    findings > 0 ? `${findings} findings` : '',
  ];
  return words.filter(word => word).join(', ');
}

const elementOf = (svg: SVGSVGElement, id: string) => svg.querySelector<SVGGElement>(`[data-at="${CSS.escape(id)}"]`);

/** Marks what is looked at, what deals with it, and what a search found, without drawing the rest anew. */
function useMarks(
  svg: { current: SVGSVGElement | null }, fleet: Fleet, drawing: Drawing, at: string, found: Set<string> | undefined,
) {
  useEffect(() => {
    const near = new Set([...fleet.from(at).map(arrow => arrow.to), ...fleet.to(at).map(arrow => arrow.from)]);
    for (const element of svg.current!.querySelectorAll('[data-at]')) {
      const id = element.getAttribute('data-at')!;
      element.classList.toggle('is-at', id === at);
      element.classList.toggle('is-near', near.has(id));
      element.classList.toggle('is-found', found?.has(id) ?? false);
    }
    svg.current!.classList.toggle('has-at', drawing.boxes.has(at));
    svg.current!.classList.toggle('has-found', found !== undefined);
  }, [fleet, drawing, at, found]);
}

interface Camera {
  by(factor: number): void;
  fit(): void;
  show(box: { x: number; y: number; width: number; height: number }): void;
}

function useCamera(svg: { current: SVGSVGElement | null }, world: { current: SVGGElement | null }, drawing: Drawing) {
  const camera = useRef<Camera>(undefined);
  useEffect(() => {
    const element = svg.current!;
    const target = select<SVGSVGElement, unknown>(element);
    const size = () => element.getBoundingClientRect();
    const fitting = () => {
      // On a narrow screen what lies over the drawing's foot would cover it.
      const { width, height: whole } = size();
      const height = width < 760 ? Math.max(whole / 2, whole - 72) : whole;
      const k = Math.min(1.2, 0.96 * Math.min(width / drawing.width, height / drawing.height));
      return zoomIdentity.translate((width - drawing.width * k) / 2, (height - drawing.height * k) / 2).scale(k);
    };
    let now = zoomIdentity;
    const behaviour = zoom<SVGSVGElement, unknown>()
      .extent(() => [[0, 0], [size().width, size().height]])
      .scaleExtent([Math.min(0.3, fitting().k * 0.7), 3])
      .on('zoom', event => {
        now = event.transform;
        world.current!.setAttribute('transform', now.toString());
        element.style.setProperty('--k', String(now.k));
        element.classList.toggle('is-far', now.k < 0.42);
      });
    target.call(behaviour).on('dblclick.zoom', null);
    target.call(behaviour.transform, fitting());
    camera.current = {
      by: factor => target.call(behaviour.scaleBy, factor),
      fit: () => target.call(behaviour.transform, fitting()),
      show: box => {
        const { width, height } = size();
        const [left, top] = now.apply([box.x, box.y]);
        const [right, bottom] = now.apply([box.x + box.width, box.y + box.height]);
        if (now.k >= 0.42 && left >= 0 && top >= 0 && right <= width && bottom <= height) return;
        const k = Math.min(Math.max(now.k, 0.75), 0.9 * width / box.width, 0.9 * height / box.height);
        target.call(behaviour.transform, zoomIdentity
          .translate(width / 2 - (box.x + box.width / 2) * k, height / 2 - (box.y + box.height / 2) * k).scale(k));
      },
    };
    return () => { target.on('.zoom', null); };
  }, [drawing]);
  return camera;
}
