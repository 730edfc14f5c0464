import { render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { App } from '../app';
import { createFakeBridge, type Answers, type FakeBridge } from './fake-bridge';

/** Mounts the whole page on a fake bridge, as `main.tsx` does on the real one. */
export function renderPage(answers: Answers = {}): FakeBridge & { user: UserEvent } {
  const fake = createFakeBridge(answers);
  Object.defineProperty(window, 'actorlink', { value: fake.bridge, configurable: true });
  const user = userEvent.setup();
  render(<App />);
  return { ...fake, user };
}
