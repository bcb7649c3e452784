import { useMemo, useRef } from 'preact/hooks';
import { Details } from './details';
import type { Filter } from './filter';
import { choices, nothingFiltered } from './filter';
import type { Fleet } from './fleet';
import type { Place } from './place';
import { hashOf, usePlace } from './place';
import { Here } from './ref';
import { Search } from './search';
import { SearchBox } from './searchbox';
import { TableView } from './table';
import { tablesOf } from './tables';
import { ThemeButton } from './theme';
import { Topology } from './topology';

export function App({ fleet }: { fleet: Fleet }) {
  const [place, go] = usePlace();
  const search = useRef<Search>(undefined);
  const tables = useMemo(() => tablesOf(fleet), [fleet]);
  const table = tables.find(each => each.id === place.view);
  // The index is made when the first word is sought.
  const found = useMemo(
    () => (place.q && !table ? (search.current ??= new Search(fleet)).find(place.q) : []), [fleet, place.q, table]);
  const marked = useMemo(() => (place.q ? new Set(found) : undefined), [found, place.q]);
  const thing = fleet.things.get(place.at);
  const here = useMemo(() => ({ fleet, place }), [fleet, place]);
  const close = () => {
    go({ at: '' });
    const back = [`svg [data-at="${CSS.escape(place.at)}"]`, 'svg [tabindex="0"]', '.scroller'];
    const element = back.map(selector => document.querySelector<HTMLElement>(selector)).find(each => each);
    element?.focus({ preventScroll: true });
  };

  return (
    <Here.Provider value={here}>
      <header class="top">
        <h1>Fleet</h1>
        <SearchBox
          fleet={fleet} q={place.q} found={found} suggests={!table} type={q => go({ q })} choose={at => go({ at })}
        />
        <Filters fleet={fleet} place={place} go={go} />
        <ThemeButton />
      </header>
      <nav aria-label="Views">
        {[{ id: 'topology', title: 'Topology' }, ...tables].map(({ id, title }) => (
          <a
            key={id} href={hashOf({ ...place, view: id })}
            {...(id === (table?.id ?? 'topology') ? { 'aria-current': 'page' as const } : {})}
          >
            {title}{id === 'findings' && <Count fleet={fleet} />}
          </a>
        ))}
      </nav>
      <main class={thing ? 'has-details' : ''}>
        {table
          ? <TableView key={table.id} fleet={fleet} table={table} filter={place} q={place.q} />
          : <Topology fleet={fleet} place={place} found={marked} go={go} />}
        {thing && <Details thing={thing} close={close} />}
      </main>
    </Here.Provider>
  );
}

function Count({ fleet }: { fleet: Fleet }) {
  const count = fleet.document.findings.filter(finding => !finding.waived).length;
  return count === 0 ? null : <span class="badge">{count}</span>;
}

function Filters({ fleet, place, go }: { fleet: Fleet; place: Place; go: (change: Partial<Place>) => void }) {
  const possible = useMemo(() => choices(fleet), [fleet]);
  const names: (keyof Filter)[] = ['host', 'system', 'exposure'];
  return (
    <div class="filters" role="group" aria-label="Filters">
      {names.filter(name => possible[name].length > 1 || place[name]).map(name => (
        <select
          key={name} aria-label={`Filter by ${name}`} value={place[name]} class={place[name] ? 'is-set' : ''}
          onChange={event => go({ [name]: event.currentTarget.value })}
        >
          <option value="">any {name}</option>
          {possible[name].map(word => <option key={word} value={word}>{word}</option>)}
        </select>
      ))}
      {names.some(name => place[name]) && (
        <button type="button" onClick={() => go({ ...nothingFiltered })}>Clear filters</button>
      )}
    </div>
  );
}
