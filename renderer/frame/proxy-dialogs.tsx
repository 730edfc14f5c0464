import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react';
import type { EventPayloads } from '../../shared/ipc/contract';
import { subscribe } from '../api/client';

const ProxyDialog = lazy(async () => ({ default: (await import('./proxy-dialog')).ProxyDialog }));

/** The questions of network proxies, one after the other; apart from every sign-in of a site. */
export function ProxyDialogs(): ReactElement | null {
  const [questions, setQuestions] = useState<EventPayloads['network.proxySignInNeeded'][]>([]);
  useEffect(
    () =>
      subscribe('network.proxySignInNeeded', (question) => setQuestions((before) => [...before, question])),
    [],
  );
  const question = questions[0];
  if (!question) return null;
  return (
    <Suspense>
      <ProxyDialog
        key={question.requestId}
        question={question}
        onDone={() => setQuestions((before) => before.filter((other) => other !== question))}
      />
    </Suspense>
  );
}
