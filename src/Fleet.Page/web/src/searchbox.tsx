import { useEffect, useRef, useState } from 'preact/hooks';
import type { Fleet } from './fleet';

interface Props {
  fleet: Fleet;
  q: string;
  found: string[];
  suggests: boolean;
  type: (q: string) => void;
  choose: (at: string) => void;
}

const shown = 8;

/** Where words are typed. Over the drawing it suggests what may be meant; the tables keep the rows that hold the words. */
export function SearchBox({ fleet, q, found, suggests, type, choose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState(0);
  const suggestions = suggests && open && q ? found.slice(0, shown) : [];
  useEffect(() => setCurrent(0), [q]);

  useEffect(() => {
    const onSlash = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        input.current!.focus();
      }
    };
    addEventListener('keydown', onSlash);
    return () => removeEventListener('keydown', onSlash);
  }, []);

  const take = (at: string | undefined) => {
    if (at === undefined) return;
    setOpen(false);
    choose(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (open && suggestions.length > 0) setOpen(false);
      else type('');
    } else if (event.key === 'ArrowDown' && suggestions.length > 0) {
      setCurrent((current + 1) % suggestions.length);
    } else if (event.key === 'ArrowUp' && suggestions.length > 0) {
      setCurrent((current + suggestions.length - 1) % suggestions.length);
    } else if (event.key === 'Enter' && suggests) {
      take(suggestions[current] ?? found[0]);
    } else return;
    event.preventDefault();
  };

  return (
    <div class="search">
      <input
        ref={input} type="search" list={undefined} value={q} placeholder="Search (press /)" aria-label="Search" autocomplete="off" spellcheck={false}
        role="combobox" aria-expanded={suggestions.length > 0} aria-controls="suggestions" aria-autocomplete="list"
        {...(suggestions.length > 0 ? { 'aria-activedescendant': `suggestion-${current}` } : {})}
        onInput={event => { type(event.currentTarget.value); setOpen(true); }}
        onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={onKeyDown}
      />
      <ul id="suggestions" role="listbox" aria-label="Found" hidden={suggestions.length === 0}>
        {suggestions.map((at, index) => (
          // The press comes before the input loses its focus, and with it the list.
          <li
            key={at} id={`suggestion-${index}`} role="option" aria-selected={index === current}
            onMouseDown={event => { event.preventDefault(); take(at); }}
          >
            <strong>{fleet.things.get(at)!.name}</strong> <span>{at}</span>
          </li>
        ))}
      </ul>
      {suggests && q && <p class="count" role="status">{found.length === 0 ? 'Nothing found' : `${found.length} found`}</p>}
    </div>
  );
}
