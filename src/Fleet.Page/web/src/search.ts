import MiniSearch from 'minisearch';
import type { Fleet, Thing } from './fleet';
import { exposureOf, systemOf } from './fleet';

/** Finds things by any word of theirs, also by its beginning and with a slip of the finger. */
export class Search {
  private readonly index = new MiniSearch<{ id: string; name: string; place: string; text: string }>({
    fields: ['name', 'place', 'text'],
    searchOptions: { boost: { name: 4, place: 2 }, prefix: true, fuzzy: term => (term.length > 4 ? 0.15 : false), combineWith: 'AND' },
  });

  constructor(fleet: Fleet) {
    const ranked = [...fleet.things.values()].map(thing => ({
      id: thing.at, name: thing.name, place: thing.at, text: textOf(thing, fleet),
    }));
    this.index.addAll(ranked);
  }

  /** The paths and ids of what is meant, the best first. */
  find(words: string): string[] {
    return this.index.search(words).map(result => result.id as string);
  }
}

function textOf(thing: Thing, fleet: Fleet): string {
  const common = [systemOf(thing), exposureOf(thing), thing.kind];
  switch (thing.kind) {
    case 'service': {
      const { service } = thing;
      const routes = fleet.routesOf(thing.at).map(route => `${route.site ?? ''}${route.pattern ?? ''}`);
      const ports = service.ports.flatMap(port => [port.name, port.container, port.published ?? '']);
      return [
        ...common, service.image, service.container, ...service.networks, ...ports, ...routes, ...Object.keys(service.environment),
        ...service.mounts.map(mount => mount.source), ...Object.entries(service.labels).flat(),
      ].join(' ');
    }
    case 'host':
      return [...common, thing.host.kind, thing.host.description, thing.host.address, thing.host.overlay, thing.host.provider].join(' ');
    case 'placed':
      return [...common, ...Object.values(thing.facts).filter(fact => typeof fact === 'string')].join(' ');
    case 'outside':
      return [...common, thing.outside.name, thing.outside.kind, thing.outside.description, thing.outside.provider].join(' ');
  }
}
