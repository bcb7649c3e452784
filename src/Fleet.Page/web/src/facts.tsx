import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Here, Ref } from './ref';

/** A list of what is known; what is empty says nothing and is left out. */
export function Facts({ facts }: { facts: [string, ComponentChildren][] }) {
  const shown = facts.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);
  return shown.length === 0 ? null : (
    <dl>{shown.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
  );
}

/** Any value of the document as it is: paths lead somewhere, lists are lists, and members are facts. */
export function Raw({ value }: { value: unknown }) {
  const { fleet } = useContext(Here)!;
  if (Array.isArray(value)) {
    return value.every(item => typeof item !== 'object')
      ? <>{value.map((item, index) => <span key={index}>{index > 0 && ', '}<Raw value={item} /></span>)}</>
      : <ul>{value.map((item, index) => <li key={index}><Raw value={item} /></li>)}</ul>;
  }
  if (typeof value === 'object' && value !== null) {
    return <Facts facts={Object.entries(value).filter(([, each]) => !isEmpty(each)).map(([name, each]) => [spaced(name), <Raw value={each} />])} />;
  }
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  const text = String(value);
  return fleet.things.has(text) ? <Ref at={text} /> : <>{text}</>;
}

/** The members that were not named already. */
export function others(value: object, known: string[]): [string, ComponentChildren][] {
  return Object.entries(value)
    .filter(([name, each]) => !known.includes(name) && !isEmpty(each))
    .map(([name, each]) => [spaced(name), <Raw value={each} />]);
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || value === false
  || (typeof value === 'object' && Object.keys(value).length === 0);

/** `memoryMiB` becomes `memory MiB`. */
export const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after}`)
  .split(' ').map(word => (/^[A-Z][a-z]+$/.test(word) && word !== 'Mi' ? word.toLowerCase() : word)).join(' ');
