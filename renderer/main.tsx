import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { reportProblem } from './api/app';

/** Boot of the page: catch what nobody catches, then show the program. */
function startPage(): void {
  window.addEventListener('unhandledrejection', (event) => void reportProblem(event.reason));
  window.addEventListener('error', (event) => void reportProblem(event.error ?? event.message));
  const root = document.querySelector('#root');
  if (!root) throw new Error('index.html has no #root.');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

startPage();
