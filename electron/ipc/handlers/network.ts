import type { ProxyQuestions } from '../../sites/proxy-questions';
import type { HandlersOf } from './handlers';

export function createNetworkHandlers(questions: ProxyQuestions): HandlersOf<'network'> {
  return {
    'network.answerProxySignIn': async (input) => {
      await questions.answer(input);
      return null;
    },
  };
}
