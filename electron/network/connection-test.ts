import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import type {
  CertificateFacts,
  ConnectionStep,
  ConnectionStepName,
  ConnectionTestReport,
} from '../../shared/connection-test';
import { AppError, type AppErrorData } from '../../shared/errors';
import type { ApiAddress } from '../superoffice/api-address';
import { codeForSystemError } from '../superoffice/http-errors';
import type { Clock } from '../clock';
import { openRoute, type OpenOptions, type Target } from './open-route';
import { nameRoute, type Route } from './proxy-routes';
import { secureConnection } from './secure-connection';
import { offlineOr, openByAnyRoute, type SiteRoutes } from './open-site';
import { askVersion } from './version-request';

export interface ConnectionTestOptions {
  site: SiteRoutes;
  clock: Clock;
  appVersion: string;
  /** Until the answer is there. */
  answerTimeoutMs: number;
}

/**
 * Tests the connection to a site step by step on one connection of its own, and says what each step found. Stops at the first
 * failure; never throws for one. Asks for the version of the WebAPI, which needs no sign-in: no credentials are sent.
 */
export async function testConnection(
  address: ApiAddress,
  options: ConnectionTestOptions,
): Promise<ConnectionTestReport> {
  const { clock } = options;
  const startedMs = clock.monotonicMs();
  const steps: ConnectionStep[] = [];
  const walk = new Walk(address, options, steps);
  const failure = await walk.go();
  const milliseconds = Math.round(clock.monotonicMs() - startedMs);
  return { address: address.url, compatibilityMode: false, steps, failure, milliseconds };
}

/** One test under way: what it holds open, and which step it is at. */
class Walk {
  private step: ConnectionStepName = 'route';
  private stepStartedMs: number;
  private chain: CertificateFacts[] = [];
  private socket: Socket | null = null;

  constructor(
    private readonly address: ApiAddress,
    private readonly options: ConnectionTestOptions,
    private readonly steps: ConnectionStep[],
  ) {
    this.stepStartedMs = options.clock.monotonicMs();
  }

  async go(): Promise<ConnectionTestReport['failure']> {
    try {
      const route = await this.findRoute();
      const target = toTarget(this.address);
      await this.lookUp(route, target);
      let socket = await this.connect(target);
      if (this.address.origin.startsWith('https:')) socket = await this.secure(socket, target);
      await this.ask(socket);
      return null;
    } catch (error) {
      return { step: this.step, error: toErrorData(error, this.address.host), chain: this.chain };
    } finally {
      this.socket?.destroy();
    }
  }

  private async findRoute(): Promise<Route> {
    const { routes } = await this.options.site.routeFinderFor(this.address.origin).find();
    const route = routes[0] ?? { kind: 'direct' as const };
    this.finish({ step: 'route', ...describeRoute(route) });
    return route;
  }

  private async lookUp(route: Route, target: Target): Promise<void> {
    this.step = 'address';
    const host = route.kind === 'direct' ? target.hostname : route.host;
    const found = await lookup(host, { all: true }).catch((error: unknown) => {
      if (route.kind === 'direct') throw offlineOr(error, this.options.site);
      const params = { proxy: nameRoute(route), host: target.host };
      throw new AppError('proxy-unreachable', { params, detail: codeOf(error), cause: error });
    });
    this.finish({ step: 'address', host, addresses: found.map(({ address }) => address) });
  }

  private async connect(target: Target): Promise<Socket> {
    this.step = 'connection';
    const { site } = this.options;
    const options: OpenOptions = { ...site, timeoutMs: site.connectTimeoutMs };
    const routeFinder = site.routeFinderFor(this.address.origin);
    let taken: Route = { kind: 'direct' };
    this.socket = await openByAnyRoute({ routeFinder, hasNetwork: site.hasNetwork }, (route) => {
      taken = route;
      return openRoute(route, target, options);
    });
    this.finish({ step: 'connection', ...describeRoute(taken) });
    return this.socket;
  }

  private async secure(socket: Socket, { hostname, host }: Target): Promise<Socket> {
    this.step = 'certificate';
    const { site } = this.options;
    this.socket = await secureConnection(socket, {
      hostname,
      host,
      secureContext: await site.secureContext(),
      timeoutMs: site.connectTimeoutMs,
      onChain: (chain) => {
        this.chain = chain;
      },
    });
    this.finish({ step: 'certificate', chain: this.chain });
    return this.socket;
  }

  private async ask(socket: Socket): Promise<void> {
    this.step = 'answer';
    const { appVersion, answerTimeoutMs } = this.options;
    const answer = await askVersion(socket, this.address, { appVersion, answerTimeoutMs });
    this.finish({ step: 'answer', ...answer });
  }

  private finish(found: FoundStep): void {
    const nowMs = this.options.clock.monotonicMs();
    this.steps.push({ ...found, milliseconds: Math.round(nowMs - this.stepStartedMs) });
    this.stepStartedMs = nowMs;
  }
}

type WithoutTime<T> = T extends unknown ? Omit<T, 'milliseconds'> : never;
type FoundStep = WithoutTime<ConnectionStep>;

function describeRoute(route: Route): { kind: Route['kind']; proxy: string } {
  return { kind: route.kind, proxy: route.kind === 'direct' ? '' : nameRoute(route) };
}

function toTarget(address: ApiAddress): Target {
  const { hostname, port, protocol } = new URL(address.origin);
  const usualPort = protocol === 'https:' ? 443 : 80;
  return {
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? usualPort : Number(port),
    host: address.host,
  };
}

/** A failure of a step as it crosses the bridge. Nothing was changed: a test writes nothing. */
export function toErrorData(error: unknown, host: string): AppErrorData {
  if (error instanceof AppError) {
    const { code, changed, params, detail } = error;
    return { code, changed, params: { host, ...params }, detail };
  }
  const systemCode = codeOf(error);
  return { code: codeForSystemError(systemCode), changed: 'nothing', params: { host }, detail: systemCode };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
