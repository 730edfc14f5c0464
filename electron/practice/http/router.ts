import type { AgentMethod } from '../agents/agent-method';
import { findAgentMethod } from '../agents/agents';
import { describeSite, describeUser } from '../agents/identity';
import { readList } from '../agents/mdo';
import { findRestAnswer } from '../rest/record-lists';
import { answerJson, answerNothing, nullUnselected, type Answer } from './answers';
import type { CallContext } from './call-context';
import { findApiPath, parseJsonBody, queryOption, type PracticeRequest } from './practice-request';
import { Refusal, refuseUnknownAddress } from './refusal';

const requireMethod = (request: PracticeRequest, ...allowed: string[]): void => {
  if (allowed.includes(request.method)) return;
  const message = `The requested resource does not support http method '${request.method}'.`;
  throw new Refusal(405, { Message: message });
};

function callAgent(agent: string, method: string, request: PracticeRequest, context: CallContext): Answer {
  const definition = findAgentMethod(agent, method);
  if (!definition) throw refuseUnknownAddress(request.path);
  requireMethod(request, 'GET', 'POST');
  if (request.method === 'GET') return answerJson(describeCall(agent, method, definition));
  const result = definition.run(parseJsonBody(request) ?? {}, context);
  if (!definition.hasResult) return answerNothing();
  return answerJson(nullUnselected(result, queryOption(request.query, '$select')));
}

/** What a GET on an agent address answers: the call is described and not executed (documented; the form is ours). */
function describeCall(agent: string, method: string, definition: AgentMethod): Record<string, unknown> {
  return {
    Method: 'POST',
    Path: `/api/v1/Agents/${agent}/${method}`,
    Summary: definition.summary,
    Result: definition.hasResult ? 'JSON' : 'No Content',
    Note: 'Nothing was executed. Send the parameters by POST.',
  };
}

/** Finds the call that a request means and carries it out. Throws a refusal for everything the site does not do. */
export function routeRequest(request: PracticeRequest, context: CallContext): Answer {
  const apiPath = findApiPath(request.path);
  if (apiPath === null) throw refuseUnknownAddress(request.path);
  const [version = '', first = '', second = '', third = '', ...rest] = apiPath.split('/');
  if (apiPath === '') {
    requireMethod(request, 'GET');
    return answerJson(describeSite(context));
  }
  if (version.toLowerCase() !== 'v1' || rest.length > 0) throw refuseUnknownAddress(request.path);
  const resource = first.toLowerCase();
  if (resource === 'agents' && third !== '') return callAgent(second, third, request, context);
  if (resource === 'user' && second.toLowerCase() === 'currentprincipal' && third === '') {
    requireMethod(request, 'GET');
    return answerJson(describeUser(context));
  }
  if (resource === 'mdolist' && second !== '' && third === '') {
    requireMethod(request, 'GET');
    return answerJson(readList(second, context));
  }
  const answer = findRestAnswer(resource, second, third, request, context);
  if (!answer) throw refuseUnknownAddress(request.path);
  return answer;
}
