import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { reportProblem } from './api/app';
import { holdCalls } from './api/client';
import { askForStart } from './api/start';
import { answerLeaving } from './app-state/last-words';
import { loadFirstScreen } from './first-screen';
import { buildTheme } from './theme';
import { whenPainted } from './pictures';

/** Boot of the page: catch what nobody catches, then show the program, drawn once with all that it needs. */
async function startPage(): Promise<void> {
  window.addEventListener('unhandledrejection', (event) => void reportProblem(event.reason));
  window.addEventListener('error', (event) => void reportProblem(event.error ?? event.message));
  answerLeaving();
  const root = document.querySelector('#root');
  if (!root) throw new Error('index.html has no #root.');
  // A screen that cannot be fetched is fetched again where it stands, which shows why it cannot.
  const asked = Promise.all([askForStart(), loadFirstScreen().catch(() => undefined)]);
  // While the answers are on their way.
  const theme = buildTheme();
  const [start] = await asked;
  holdCalls(whenPainted());
  createRoot(root).render(
    <StrictMode>
      <App start={start} theme={theme} />
    </StrictMode>,
  );
}

void startPage();
