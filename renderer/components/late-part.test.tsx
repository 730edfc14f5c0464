import { cleanup, render, screen } from '@testing-library/react';
import { Suspense, type ReactElement } from 'react';
import { afterEach, expect, it } from 'vitest';
import { defineLatePart } from './late-part';

afterEach(cleanup);

function Greeting({ name }: { name: string }): ReactElement {
  return <p>Hello {name}</p>;
}

it('a part that was fetched stands at once, and one that was not is waited for', async () => {
  const fetched = defineLatePart(() => Promise.resolve(Greeting));
  await fetched.load();
  const unfetched = defineLatePart(() => Promise.resolve(Greeting));
  render(
    <>
      <Suspense fallback="waits for Kari">
        <fetched.Part name="Kari" />
      </Suspense>
      <Suspense fallback="waits for Ola">
        <unfetched.Part name="Ola" />
      </Suspense>
    </>,
  );
  expect(document.body.textContent).toBe('Hello Kariwaits for Ola');
  expect(await screen.findByText('Hello Ola')).toBeTruthy();
});
