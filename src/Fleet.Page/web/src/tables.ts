import type { StepDocument } from './document';
import type { Arrow, Fleet } from './fleet';
import { lastOf } from './fleet';
import { saidRoute } from './details';
import { spaced } from './facts';

/** What a cell says, and what it leads to. */
export interface Cell {
  text: string;
  at?: string;
  tag?: string;
  order?: number;
}

/** A table of the page; its rows are known when it is looked at. */
export interface Table {
  id: string;
  title: string;
  columns: string[];
  rows: (fleet: Fleet) => Row[];
}

export interface Row {
  /** What the row is about, for the filters. */
  at: string;
  cells: Cell[];
}

const text = (value: string | undefined): Cell => ({ text: value ?? '' });
const number = (value: number | undefined): Cell => ({ text: value === undefined ? '' : String(value), order: value ?? -1 });
const link = (at: string, said = at): Cell => ({ text: said, at });
const different = (arrows: Arrow[], end: (arrow: Arrow) => string) => new Set(arrows.map(end)).size;

const services = (fleet: Fleet) => fleet.document.stacks.flatMap(stack => stack.services.map(service => ({ stack, service })));

const tables: Table[] = [
  {
    id: 'services',
    title: 'Services',
    columns: ['Service', 'Host', 'Stack', 'Image', 'Exposure', 'Memory MiB', 'Restart', 'Uses', 'Used by', 'Findings'],
    rows: fleet => services(fleet).map(({ stack, service }) => ({
      at: service.path,
      cells: [
        link(service.path, service.name), link(stack.host), text(stack.name), text(service.image),
        { text: service.exposure, tag: service.exposure }, number(service.memoryMiB), text(service.job ? 'job' : service.restart),
        number(different(fleet.from(service.path), arrow => arrow.to)), number(different(fleet.to(service.path), arrow => arrow.from)), number(fleet.findingsOf(service.path).length),
      ],
    })),
  },
  {
    id: 'hosts',
    title: 'Hosts',
    columns: ['Host', 'Kind', 'System', 'Stage', 'Address', 'Overlay', 'Memory MiB', 'Services', 'What it is for'],
    rows: fleet => fleet.document.hosts.map(host => ({
      at: host.id,
      cells: [
        link(host.id), text(host.kind), text(host.system), text(host.stage), text(host.address), text(host.overlay), number(host.memoryMiB),
        number(services(fleet).filter(({ stack }) => stack.host === host.id).length), text(host.description),
      ],
    })),
  },
  {
    id: 'routes',
    title: 'Routes',
    columns: ['Route', 'To', 'Port', 'Through', 'Certificate', 'Asks', 'Rate'],
    rows: fleet => fleet.document.routes.map(route => ({
      at: route.target,
      cells: [
        text(saidRoute(route)), link(route.target), number(route.targetPort), link(route.edge), text(route.certificate),
        route.auth ? link(route.auth) : text(''), text(route.rateLimit),
      ],
    })),
  },
  {
    id: 'ports',
    title: 'Ports',
    columns: ['Host', 'Published', 'Address', 'Service', 'Port', 'In the container', 'Protocol', 'Exposure'],
    rows: fleet => services(fleet).flatMap(({ stack, service }) => service.ports.map(port => ({
      at: service.path,
      cells: [
        link(stack.host), number(port.published), text(port.address), link(service.path, service.name), text(port.name),
        number(port.container), text(port.protocol), { text: service.exposure, tag: service.exposure },
      ],
    }))),
  },
  {
    id: 'connections',
    title: 'Connections',
    columns: ['From', 'To', 'How', 'What'],
    rows: fleet => fleet.arrows.map(arrow => ({
      at: arrow.from,
      cells: [link(arrow.from), link(arrow.to), text(arrow.kind === 'after' ? 'starts after' : arrow.kind), text(arrow.label)],
    })),
  },
  {
    id: 'storage',
    title: 'Storage',
    columns: ['Source', 'Service', 'Host', 'In the container', 'Access', 'Kept'],
    rows: fleet => {
      const disposable = new Set(fleet.document.stacks.flatMap(stack =>
        stack.volumes.filter(volume => volume.disposable).map(volume => `${stack.host}\n${volume.name}`)));
      return services(fleet).flatMap(({ stack, service }) => service.mounts.map(mount => ({
        at: service.path,
        cells: [
          text(mount.source), link(service.path, service.name), link(stack.host), text(mount.target),
          text(mount.readOnly ? 'reads' : 'reads and writes'),
          text(mount.source.startsWith('/') ? '' : disposable.has(`${stack.host}\n${mount.source}`) ? 'may go' : 'kept'),
        ],
      })));
    },
  },
  {
    id: 'databases',
    title: 'Databases',
    columns: ['Database', 'Owner', 'Readers', 'Server', 'Host'],
    rows: fleet => fleet.document.stacks.flatMap(stack => (stack.databaseServers ?? []).flatMap(server =>
      server.databases.map(database => ({
        at: server.server ?? stack.host,
        cells: [
          text(database.name), text(database.owner), text(database.readers.join(', ')),
          link(server.server ?? server.path, lastOf(server.server ?? server.path)), link(stack.host),
        ],
      })))),
  },
  {
    id: 'schedules',
    title: 'Schedules',
    columns: ['Job', 'When', 'Command', 'User', 'Host'],
    rows: fleet => fleet.document.stacks.flatMap(stack => (stack.cronJobs ?? []).map(job => ({
      at: job.path,
      cells: [
        link(job.path, lastOf(job.path)), text(String(job['schedule'] ?? '')), text(String(job['command'] ?? '')),
        text(String(job['user'] ?? '')), link(stack.host),
      ],
    }))),
  },
  {
    id: 'secrets',
    title: 'Secrets',
    columns: ['Secret', 'Where from', 'Host'],
    rows: fleet => fleet.document.secrets.map(secret => ({
      at: secret.host ?? '',
      cells: [text(secret.name), text(secret.source), secret.host ? link(secret.host) : text('')],
    })),
  },
  {
    id: 'flows',
    title: 'Flows',
    columns: ['Flow', 'Step', 'From', 'To', 'What', 'Within'],
    rows: fleet => (fleet.document.flows ?? []).flatMap(flow => stepsOf(flow.steps).map(([step, frame], index) => ({
      at: '',
      cells: [
        text(flow.title ?? flow.name), number(index + 1), text(step.from), text(step.to ?? step.over?.join(', ')), text(step.text), text(frame),
      ],
    }))),
  },
  {
    id: 'findings',
    title: 'Findings',
    columns: ['Severity', 'Rule', 'About', 'What it says', 'Waived because', 'Until'],
    rows: fleet => fleet.document.findings.map(finding => ({
      at: finding.resource,
      cells: [
        { text: finding.waived ? 'waived' : finding.severity, tag: finding.waived ? 'waived' : finding.severity },
        text(finding.rule), link(finding.resource), text(finding.message), text(finding.waived), text(finding.until),
      ],
    })),
  },
];

// What is within a frame comes after it, with the frame's condition.
const stepsOf = (steps: StepDocument[], frame = ''): [StepDocument, string][] =>
  steps.flatMap(step => [[step, frame] as [StepDocument, string], ...stepsOf(step.steps ?? [], step.when ?? step.text)]);

/** The tables that have something to say of a fleet: the usual ones, then those of its policies and of what must not be. */
export function tablesOf(fleet: Fleet): Table[] {
  const { policies = {}, forbidden = [] } = fleet.document;
  return [
    ...tables.filter(table => table.id === 'services' || table.id === 'findings' || table.rows(fleet).length > 0),
    ...Object.entries({ ...policies, forbidden }).filter(([, list]) => Array.isArray(list) && list.length > 0)
      .map(([name, list]) => listed(name, list as object[] as Record<string, unknown>[])),
  ];
}

function listed(name: string, list: Record<string, unknown>[]): Table {
  const members = [...new Set(list.flatMap(item => Object.keys(item)))];
  const title = spaced(name);
  return {
    id: name,
    title: title[0]!.toUpperCase() + title.slice(1),
    columns: members.map(spaced),
    rows: fleet => list.map(item => ({
      at: '',
      cells: members.map(member => cellOf(item[member], fleet)),
    })),
  };
}

function cellOf(value: unknown, fleet: Fleet): Cell {
  if (typeof value === 'number') return number(value);
  const said = Array.isArray(value) ? value.join(', ') : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  return fleet.things.has(said) ? link(said) : text(said);
}
