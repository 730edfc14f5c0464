import type http from 'node:http';
import type { Socket } from 'node:net';
import { Agent } from 'agent-base';
import { idleConnectionMs, maxIdleConnections } from '../superoffice/kept-connections';
import { openProxy } from './open-route';
import { offlineOr, openOptions, type SiteRoutes } from './open-site';
import type { ProxyRoute } from './proxy-routes';
import type { RouteFinder } from './route-finder';

/**
 * Connections to an HTTP proxy that itself passes unencrypted requests on. How many are used at once is up to the pace of
 * the site: an agent that counts loses those that wait when a connection cannot be made.
 */
export class ForwardAgent extends Agent {
  constructor(
    private readonly site: SiteRoutes,
    private readonly route: ProxyRoute,
    private readonly routeFinder: RouteFinder,
  ) {
    super({ keepAlive: true, maxFreeSockets: maxIdleConnections, timeout: idleConnectionMs });
    this.protocol = route.kind === 'https' ? 'https:' : 'http:';
  }

  override async connect(request: http.ClientRequest): Promise<Socket> {
    const { site, route, routeFinder } = this;
    try {
      const socket = await openProxy(route, String(request.getHeader('host')), openOptions(site));
      routeFinder.noteSuccess(route);
      return socket;
    } catch (error) {
      routeFinder.noteFailure(route);
      throw offlineOr(error, site);
    }
  }

  /** Leaves a request that is under way, above all a write, to finish. */
  closeIdle(): void {
    for (const sockets of Object.values(this.freeSockets)) {
      for (const socket of sockets ?? []) socket.destroy();
    }
  }
}
