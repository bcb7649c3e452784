import { useEffect, useState } from 'preact/hooks';
import type { Filter } from './filter';
import { nothingFiltered } from './filter';

/** Where the reader is. It lives in the address, so that a link or the back button leads there again. */
export interface Place extends Filter {
  view: string;
  at: string;
  q: string;

  /** `hidden` when what is forbidden is not drawn. */
  forbidden: string;
}

const nowhere: Place = { view: 'topology', at: '', q: '', forbidden: '', ...nothingFiltered };

export function readPlace(): Place {
  const words = new URLSearchParams(location.hash.slice(1));
  const place = { ...nowhere };
  for (const key of Object.keys(place) as (keyof Place)[]) place[key] = words.get(key) ?? place[key];
  return place;
}

export function hashOf(place: Place): string {
  const words = new URLSearchParams();
  for (const key of Object.keys(nowhere) as (keyof Place)[]) {
    if (place[key] !== nowhere[key]) words.set(key, place[key]);
  }
  return `#${words}`;
}

/** The place, and a way to go elsewhere. What changes while someone types replaces the entry in the history. */
export function usePlace(): [Place, (change: Partial<Place>) => void] {
  const [place, setPlace] = useState(readPlace);
  useEffect(() => {
    const read = () => setPlace(readPlace());
    addEventListener('popstate', read);
    addEventListener('hashchange', read);
    return () => {
      removeEventListener('popstate', read);
      removeEventListener('hashchange', read);
    };
  }, []);
  const go = (change: Partial<Place>) => {
    const next = { ...readPlace(), ...change };
    const typed = Object.keys(change).length === 1 && 'q' in change;
    history[typed ? 'replaceState' : 'pushState'](null, '', hashOf(next));
    setPlace(next);
  };
  return [place, go];
}
