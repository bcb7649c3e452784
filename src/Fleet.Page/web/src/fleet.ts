import type {
  EdgeDocument, FindingDocument, HostDocument, ModelDocument, OutsideDocument, RouteDocument, ServiceDocument, StackDocument,
} from './document';
import { grouped } from './groups';

/** Something that can be looked at by its path or id. */
export type Thing =
  | { kind: 'service'; at: string; name: string; host: HostDocument; stack: StackDocument; service: ServiceDocument }
  | { kind: 'placed'; at: string; name: string; host: HostDocument; stack: StackDocument; facts: Record<string, unknown> }
  | { kind: 'host'; at: string; name: string; host: HostDocument }
  | { kind: 'outside'; at: string; name: string; host?: HostDocument; outside: OutsideDocument };

/** One way in which things deal with each other. */
export interface Arrow {
  from: string;
  to: string;
  kind: string;
  label: string;
  bothWays: boolean;
}

/** The document, ready for questions. */
export class Fleet {
  readonly things = new Map<string, Thing>();
  readonly arrows: Arrow[];

  /** What must not be, between the hosts, stacks and things that it speaks of. */
  readonly forbidden: Arrow[];
  private readonly outgoing: Map<string, Arrow[]>;
  private readonly incoming: Map<string, Arrow[]>;
  private readonly findings: Map<string, FindingDocument[]>;

  constructor(readonly document: ModelDocument) {
    const hosts = new Map(document.hosts.map(host => [host.id, host]));
    for (const host of document.hosts) {
      this.things.set(host.id, { kind: 'host', at: host.id, name: host.id, host });
    }
    for (const stack of document.stacks) {
      const host = hosts.get(stack.host);
      if (host) this.addStack(host, stack);
    }
    for (const outside of document.externals ?? []) {
      // A host of that name stands in for it.
      if (hosts.has(outside.name)) continue;
      const host = hosts.get(outside.host ?? '');
      this.things.set(outside.name, { kind: 'outside', at: outside.name, name: (outside.title ?? outside.name).split('\n')[0]!, host, outside });
    }
    this.arrows = arrowsOf(document);
    this.forbidden = forbiddenOf(document);
    this.outgoing = grouped(this.arrows, arrow => arrow.from);
    this.incoming = grouped(this.arrows, arrow => arrow.to);
    this.findings = grouped(document.findings, finding => finding.resource);
  }

  /** What it deals with. */
  from = (at: string): Arrow[] => this.outgoing.get(at) ?? [];

  /** What deals with it. */
  to = (at: string): Arrow[] => this.incoming.get(at) ?? [];

  /** What the guardrails say of it. */
  findingsOf = (at: string): FindingDocument[] => this.findings.get(at) ?? [];

  /** The routes that lead to it, and those it serves. */
  routesOf = (at: string): RouteDocument[] =>
    this.document.routes.filter(route => route.target === at || route.edge === at);

  /** What is called by the name of a stack, `host/stack`, or the path of anything else. */
  nearest(path: string): Thing | undefined {
    return this.things.get(path) ?? this.things.get(path.split('/')[0]!);
  }

  private addStack(host: HostDocument, stack: StackDocument) {
    for (const service of stack.services) {
      this.things.set(service.path, { kind: 'service', at: service.path, name: service.name, host, stack, service });
    }
    for (const facts of [...(stack.units ?? []), ...(stack.cronJobs ?? [])]) {
      this.things.set(facts.path, { kind: 'placed', at: facts.path, name: lastOf(facts.path), host, stack, facts });
    }
  }
}

/** The system something belongs to: its own, its stack's or its host's. */
export function systemOf(thing: Thing): string {
  switch (thing.kind) {
    case 'outside':
      return thing.outside.system ?? thing.host?.system ?? '';
    case 'host':
      return thing.host.system ?? '';
    default:
      return thing.stack.system ?? thing.host.system ?? '';
  }
}

/** Who may reach something; absent for what has no exposure. */
export function exposureOf(thing: Thing): string | undefined {
  return thing.kind === 'service' ? thing.service.exposure
    : thing.kind === 'placed' && typeof thing.facts['exposure'] === 'string' ? thing.facts['exposure'] : undefined;
}

export const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The order in which a person reads names: `host-2` before `host-10`. */
export const byName = new Intl.Collator('en', { numeric: true }).compare;

// A start order is an arrow of its own only where nothing else is said between the two.
function arrowsOf(document: ModelDocument): Arrow[] {
  // A passage is there for links alone, whose own edges say more; an answer is a detail of what services do with each other.
  const arrows = (document.edges ?? plainEdges(document)).filter(edge => edge.kind !== 'passage' && edge.kind !== 'answer').map(edge => ({
    from: edge.from, to: edge.to, kind: edge.kind, label: [edge.site, edge.label ?? edge.port].filter(word => word).join(' '),
    bothWays: edge.bothWays ?? false,
  }));
  const known = new Set(arrows.flatMap(arrow => [`${arrow.from}\n${arrow.to}`, `${arrow.to}\n${arrow.from}`]));
  for (const stack of document.stacks) {
    const gates = new Map(stack.gates.map(gate => [gate.path, gate]));
    for (const service of stack.services) {
      for (const awaited of service.dependsOn) {
        if (!gates.has(awaited) && !known.has(`${service.path}\n${awaited}`)) {
          arrows.push({ from: service.path, to: awaited, kind: 'after', label: '', bothWays: false });
        }
      }
    }
  }
  return arrows;
}

// What is forbidden both ways is one line with two heads.
function forbiddenOf(document: ModelDocument): Arrow[] {
  const found = new Map<string, Arrow>();
  for (const { from: start, to: end, because } of document.forbidden ?? []) {
    for (const from of standsFor(start, document)) {
      for (const to of standsFor(end, document)) {
        const back = found.get(`${to}\n${from}`);
        if (back) back.bothWays = true;
        else if (from !== to) found.set(`${from}\n${to}`, { from, to, kind: 'forbidden', label: because, bothWays: false });
      }
    }
  }
  return [...found.values()];
}

function standsFor(end: string, { hosts, stacks, externals = [], groups = [] }: ModelDocument): string[] {
  const name = end.slice(end.indexOf(':') + 1);
  if (end.startsWith('group:')) return groups.filter(group => group.name === name).flatMap(group => group.hosts);
  if (!end.startsWith('stage:')) return [end];
  const of = hosts.filter(host => host.stage === name).map(host => host.id);
  return [
    ...of, ...stacks.filter(stack => stack.stage === name && !of.includes(stack.host)).map(stack => `${stack.host}/${stack.name}`),
    ...externals.filter(external => external.stage === name).map(external => external.name),
  ];
}

// Documents of before there were edges say links and routes only.
function plainEdges(document: ModelDocument): EdgeDocument[] {
  return [
    ...document.links.map(link => ({ from: link.from, to: link.to, kind: 'use', port: link.port, transport: link.transport })),
    ...document.routes.map(route => ({
      from: route.edge, to: route.target, kind: 'route', label: `${route.site ?? ''}${route.pattern ?? `:${route.listen}`}`,
    })),
  ];
}
