import type { Fleet, Thing } from './fleet';
import { byName, exposureOf, systemOf } from './fleet';

/** What is shown: an empty word shows all. */
export interface Filter {
  host: string;
  system: string;
  exposure: string;
}

export const nothingFiltered: Filter = { host: '', system: '', exposure: '' };

export function isShown(thing: Thing, filter: Filter): boolean {
  return (!filter.host || thing.host?.id === filter.host)
    && (!filter.system || systemOf(thing) === filter.system)
    && (!filter.exposure || exposureOf(thing) === filter.exposure || (thing.kind === 'host' && thing.host.id === filter.host));
}

/** What can be chosen from. */
export function choices(fleet: Fleet): Record<keyof Filter, string[]> {
  const things = [...fleet.things.values()];
  const sorted = (words: (string | undefined)[]) => [...new Set(words.filter(word => !!word) as string[])].sort(byName);
  return {
    host: sorted(fleet.document.hosts.map(host => host.id)),
    system: sorted(things.map(systemOf)),
    exposure: sorted(things.map(exposureOf)),
  };
}
