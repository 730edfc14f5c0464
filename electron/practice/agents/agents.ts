import type { AgentMethod } from './agent-method';
import { archiveMethods } from './archive';
import { connectionMethods } from './erp-sync/connection-methods';
import { linkMethods } from './erp-sync/link-methods';
import { mappingMethods } from './erp-sync/mapping-methods';
import { newActorMethods } from './erp-sync/new-actor-methods';
import { resyncMethods } from './erp-sync/resync-methods';
import { valueMethods } from './erp-sync/value-methods';
import { mdoMethods } from './mdo';

const agents: Record<string, Record<string, AgentMethod>> = {
  ErpSync: {
    ...linkMethods,
    ...valueMethods,
    ...connectionMethods,
    ...mappingMethods,
    ...newActorMethods,
    ...resyncMethods,
  },
  Archive: archiveMethods,
  MDO: mdoMethods,
};

const findByName = <T>(table: Record<string, T>, name: string): T | null => {
  const wanted = name.toLowerCase();
  return Object.entries(table).find(([key]) => key.toLowerCase() === wanted)?.[1] ?? null;
};

/** The method behind `Agents/{agent}/{method}`, whatever the case; null where the site has none. */
export function findAgentMethod(agent: string, method: string): AgentMethod | null {
  const methods = findByName(agents, agent);
  return methods && findByName(methods, method);
}

/** Every agent method the site answers, as `Agent/Method`. */
export function listAgentMethods(): string[] {
  return Object.entries(agents).flatMap(([agent, methods]) =>
    Object.keys(methods).map((method) => `${agent}/${method}`),
  );
}
