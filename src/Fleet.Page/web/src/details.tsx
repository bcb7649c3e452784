import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { FindingDocument, RouteDocument, ServiceDocument } from './document';
import { Facts, others } from './facts';
import type { Arrow, Thing } from './fleet';
import { lastOf, systemOf } from './fleet';
import { Here, Ref } from './ref';

/** All that is known of what is looked at. */
export function Details({ thing, close }: { thing: Thing; close: () => void }) {
  const { fleet } = useContext(Here)!;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current!.closest('aside')!.scrollTop = 0;
    heading.current!.focus({ preventScroll: true });
  }, [thing]);

  const findings = fleet.findingsOf(thing.at);
  const within = thing.kind === 'host'
    ? fleet.document.findings.filter(finding => finding.resource.startsWith(`${thing.at}/`)) : [];
  return (
    <aside aria-label="Details" onKeyDown={event => event.key === 'Escape' && close()}>
      <header>
        <div>
          <p class="kind">{kindOf(thing)}</p>
          <h2 ref={heading} tabIndex={-1}>{thing.name}</h2>
          <p class="path">{thing.kind === 'service' || thing.kind === 'placed'
            ? <><Ref at={thing.host.id} /> / {thing.stack.name}</> : systemOf(thing)}</p>
        </div>
        <button type="button" class="close" aria-label="Close details" onClick={close}>×</button>
      </header>
      <Findings title="Findings" findings={findings} />
      <Settings thing={thing} />
      <Routes routes={fleet.routesOf(thing.at)} at={thing.at} />
      <Arrows title="Uses" arrows={fleet.from(thing.at)} end={arrow => arrow.to} />
      <Arrows title="Used by" arrows={fleet.to(thing.at)} end={arrow => arrow.from} />
      <Arrows
        title="Must not deal with" arrows={fleet.forbidden.filter(arrow => arrow.from === thing.at || (arrow.bothWays && arrow.to === thing.at))}
        end={arrow => (arrow.from === thing.at ? arrow.to : arrow.from)}
      />
      <Findings title="Findings of what runs here" findings={within} />
    </aside>
  );
}

function kindOf(thing: Thing): string {
  switch (thing.kind) {
    case 'service': return thing.service.job ? 'Job' : 'Service';
    case 'placed': return 'schedule' in thing.facts ? 'Cron job' : 'Unit';
    case 'host': return `Host, ${thing.host.kind}`;
    case 'outside': return `${thing.host ? `On ${thing.host.id}, not Fleet's` : 'Elsewhere'}, ${thing.outside.kind}`;
  }
}

function Settings({ thing }: { thing: Thing }) {
  const { fleet } = useContext(Here)!;
  switch (thing.kind) {
    case 'service':
      return <ServiceSettings service={thing.service} stage={thing.service.stage ?? thing.stack.stage ?? thing.host.stage} />;
    case 'host': {
      const stacks = fleet.document.stacks.filter(stack => stack.host === thing.at);
      const guests = (fleet.document.externals ?? []).filter(external => external.host === thing.at);
      return (
        <>
          <Section title="Settings"><Facts facts={others(thing.host, ['id', 'kind'])} /></Section>
          {stacks.map(stack => (
            <Section key={stack.name} title={`Stack ${stack.name}`}>
              <ul class="names">{stack.services.map(service => <li key={service.path}><Ref at={service.path}>{service.name}</Ref></li>)}</ul>
            </Section>
          ))}
          {guests.length > 0 && (
            <Section title="Not Fleet's"><ul class="names">{guests.map(({ name }) => <li key={name}><Ref at={name}>{name}</Ref></li>)}</ul></Section>
          )}
        </>
      );
    }
    case 'placed':
      return <Section title="Settings"><Facts facts={others(thing.facts, ['path'])} /></Section>;
    case 'outside':
      return <Section title="Settings"><Facts facts={others(thing.outside, ['name', 'kind'])} /></Section>;
  }
}

function ServiceSettings({ service, stage }: { service: ServiceDocument; stage: string | undefined }) {
  const check = service.healthCheck;
  const known = [
    'path', 'name', 'container', 'job', 'image', 'exposure', 'update', 'restart', 'ports', 'networks', 'mounts', 'environment', 'labels',
    'healthCheck', 'dependsOn', 'memoryMiB', 'stage',
  ];
  return (
    <>
      <Section title="Settings">
        <Facts facts={[
          ['image', <code>{service.image}</code>],
          ['exposure', <span class="tag" data-exposure={service.exposure}>{service.exposure}</span>],
          ['stage', stage],
          ['container', <code>{service.container}</code>],
          ['ports', service.ports.length > 0 && <ul>{service.ports.map(port => <li key={port.name}>{saidPort(port)}</li>)}</ul>],
          ['networks', service.networks.join(', ')],
          ['mounts', service.mounts.length > 0 && (
            <ul>{service.mounts.map(mount => (
              <li key={mount.target}><code>{mount.source}</code> at <code>{mount.target}</code>{mount.readOnly && ', read-only'}</li>
            ))}</ul>
          )],
          ['memory', service.memoryMiB && `${service.memoryMiB} MiB`],
          ['restart', service.restart],
          ['image moved by', service.update === 'pinned' ? 'its declaration' : service.update],
          ['health', check && <><code>{check.test.join(' ')}</code> every {check.intervalSeconds} s, {check.retries} tries</>],
          ['starts after', service.dependsOn.length > 0
            && <ul>{service.dependsOn.map(path => <li key={path}><Ref at={path}>{lastOf(path)}</Ref></li>)}</ul>],
          ...others(service, known),
        ]} />
      </Section>
      <Pairs title="Environment" pairs={service.environment} />
      <Pairs title="Labels" pairs={service.labels} />
    </>
  );
}

function saidPort(port: ServiceDocument['ports'][number]): string {
  const published = port.published === undefined ? 'not published' : `published on ${port.address ?? ''}:${port.published}`;
  return `${port.name}: ${port.container}/${port.protocol}, ${published}`;
}

function Pairs({ title, pairs }: { title: string; pairs: Record<string, string> }) {
  const entries = Object.entries(pairs);
  return entries.length === 0 ? null : (
    <Section title={`${title} (${entries.length})`} folded>
      <dl class="pairs">{entries.map(([name, value]) => <div key={name}><dt>{name}</dt><dd><code>{value}</code></dd></div>)}</dl>
    </Section>
  );
}

function Routes({ routes, at }: { routes: RouteDocument[]; at: string }) {
  return routes.length === 0 ? null : (
    <Section title={`Routes (${routes.length})`}>
      <ul class="rows">{routes.map((route, index) => (
        <li key={index}>
          <code>{saidRoute(route)}</code>{' '}
          {route.edge === at ? <>to <Ref at={route.target} />:{route.targetPort}</> : <>through <Ref at={route.edge} /></>}
          {route.auth && <>, asks <Ref at={route.auth} /></>}
        </li>
      ))}</ul>
    </Section>
  );
}

export function saidRoute(route: RouteDocument): string {
  if (route.site === undefined) return `${route.kind} :${route.listen}`;
  return `${route.methods ? `${route.methods.join(',')} ` : ''}${route.site}${route.pattern ?? ''}`;
}

function Arrows({ title, arrows, end }: { title: string; arrows: Arrow[]; end: (arrow: Arrow) => string }) {
  return arrows.length === 0 ? null : (
    <Section title={`${title} (${arrows.length})`}>
      <ul class="rows">{arrows.map((arrow, index) => (
        <li key={index}><Ref at={end(arrow)} /> <span class="how">{arrow.kind === 'after' ? 'start order' : `${arrow.kind} ${arrow.label}`}</span></li>
      ))}</ul>
    </Section>
  );
}

function Findings({ title, findings }: { title: string; findings: FindingDocument[] }) {
  return findings.length === 0 ? null : (
    <Section title={`${title} (${findings.length})`}>
      <ul class="rows">{findings.map((finding, index) => (
        <li key={index} class={`finding ${finding.waived ? 'waived' : finding.severity}`}>
          <strong>{finding.rule}</strong> {finding.message}
          {finding.waived && <em> Waived{finding.until && ` until ${finding.until}`}: {finding.waived}</em>}
        </li>
      ))}</ul>
    </Section>
  );
}

function Section({ title, folded = false, children }: { title: string; folded?: boolean; children: ComponentChildren }) {
  return folded
    ? <details><summary><h3>{title}</h3></summary>{children}</details>
    : <section><h3>{title}</h3>{children}</section>;
}
