import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Fleet } from './fleet';
import type { Place } from './place';
import { hashOf } from './place';

export const Here = createContext<{ fleet: Fleet; place: Place } | undefined>(undefined);

/** A way to something of the fleet, or just its path where there is nothing to see. */
export function Ref({ at, children }: { at: string; children?: string }) {
  const here = useContext(Here)!;
  const thing = here.fleet.nearest(at);
  const text = children ?? at;
  return thing ? <a href={hashOf({ ...here.place, at: thing.at })}>{text}</a> : <>{text}</>;
}
