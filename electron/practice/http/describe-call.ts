import type { AgentMethod } from '../agents/agent-method';

/** What a GET on an agent address answers: the call is described and not executed (documented; the form is ours). */
export function describeCall(
  agent: string,
  method: string,
  definition: AgentMethod,
): Record<string, unknown> {
  return {
    Method: 'POST',
    Path: `/api/v1/Agents/${agent}/${method}`,
    Summary: definition.summary,
    Result: definition.hasResult ? 'JSON' : 'No Content',
    Note: 'Nothing was executed. Send the parameters by POST.',
  };
}
