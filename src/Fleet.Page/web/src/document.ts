/**
 * The model document as `FLEET_MODEL` writes it: what the page reads of it by name. Whatever else a thing has is shown as
 * it is, so members may be added without a change here.
 */
export interface ModelDocument {
  hosts: HostDocument[];
  stacks: StackDocument[];
  links: LinkDocument[];
  routes: RouteDocument[];
  secrets: SecretDocument[];
  findings: FindingDocument[];
  edges?: EdgeDocument[];
  externals?: OutsideDocument[];
  flows?: FlowDocument[];
  forbidden?: ForbiddenDocument[];
  groups?: { name: string; hosts: string[] }[];
  policies?: Record<string, Record<string, unknown>[]>;
}

export interface HostDocument {
  id: string;
  kind: string;
  description?: string;
  owned: boolean;
  system?: string;
  stage?: string;
  provider?: string;
  address?: string;
  overlay?: string;
  memoryMiB?: number;
}

export interface StackDocument {
  host: string;
  name: string;
  system?: string;
  stage?: string;
  services: ServiceDocument[];
  networks: { name: string; internal: boolean }[];
  volumes: { name: string; disposable: boolean }[];
  gates: GateDocument[];
  files: { name: string; path: string; mode: string; content: string }[];
  units?: PlacedDocument[];
  cronJobs?: PlacedDocument[];
  databaseServers?: DatabaseServerDocument[];
}

/** Something of a stack that is no container. */
export interface PlacedDocument {
  path: string;
  [member: string]: unknown;
}

export interface DatabaseServerDocument extends PlacedDocument {
  server?: string;
  databases: { name: string; owner: string; readers: string[] }[];
}

export interface GateDocument {
  path: string;
  tries?: string;
  guards: string[];
}

export interface ServiceDocument {
  path: string;
  name: string;
  container: string;
  job: boolean;
  image: string;
  exposure: string;
  update: string;
  restart: string;
  ports: PortDocument[];
  networks: string[];
  mounts: { source: string; target: string; readOnly: boolean }[];
  environment: Record<string, string>;
  labels: Record<string, string>;
  healthCheck?: { test: string[]; intervalSeconds: number; timeoutSeconds: number; startPeriodSeconds: number; retries: number };
  dependsOn: string[];
  memoryMiB?: number;
  stage?: string;
  category?: string;
}

export interface PortDocument {
  name: string;
  container: number;
  protocol: string;
  published?: number;
  address?: string;
}

export interface LinkDocument {
  from: string;
  to: string;
  port: string;
  transport: string;
  url: string;
  via?: string;
}

export interface RouteDocument {
  edge: string;
  kind: string;
  site?: string;
  pattern?: string;
  methods?: string[];
  listen?: number;
  target: string;
  targetPort: number;
  encrypted?: boolean;
  certificate?: string;
  auth?: string;
  rateLimit?: string;
}

export interface EdgeDocument {
  from: string;
  to: string;
  kind: string;
  label?: string;
  port?: string;
  transport?: string;
  site?: string;
  bothWays?: boolean;
}

/** What must not be; an end may be `stage:NAME` or `group:NAME`. */
export interface ForbiddenDocument {
  from: string;
  to: string;
  because: string;
}

export interface SecretDocument {
  name: string;
  source: string;
  host?: string;
}

export interface FindingDocument {
  severity: string;
  rule: string;
  resource: string;
  message: string;
  waived?: string;
  until?: string;
}

/** What is dealt with and not run here: people, or somebody else's service. */
export interface OutsideDocument {
  name: string;
  title?: string;
  kind: string;
  description?: string;
  system?: string;
  host?: string;
  stage?: string;
  provider?: string;
}

export interface FlowDocument {
  name: string;
  title?: string;
  steps: StepDocument[];
}

/** A message, a note or a frame of other steps. */
export interface StepDocument {
  text: string;
  from?: string;
  to?: string;
  over?: string[];
  when?: string;
  steps?: StepDocument[];
}
