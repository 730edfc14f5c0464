import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Component, type ReactElement, type ReactNode } from 'react';
import { AppError } from '../../shared/errors';
import { reportProblem } from '../api/app';
import { useText } from '../text';
import { ErrorPanel } from './error-panel';

interface State {
  broken: boolean;
  logReference: string | null;
}

/** Keeps one broken screen from taking the others along; the problem goes to the log. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false, logReference: null };

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  override async componentDidCatch(error: unknown): Promise<void> {
    this.setState({ logReference: await reportProblem(error) });
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <BrokenScreen
        logReference={this.state.logReference}
        onShowAgain={() => this.setState({ broken: false, logReference: null })}
      />
    );
  }
}

function BrokenScreen(props: { logReference: string | null; onShowAgain(): void }): ReactElement {
  const t = useText();
  const error = new AppError('bug', { params: { logReference: props.logReference ?? '–' } });
  const showAgain = <Button onClick={props.onShowAgain}>{t('common.frame.brokenNext')}</Button>;
  return (
    <Box sx={{ maxWidth: 640, mx: 'auto', mt: 6, px: 2 }}>
      <ErrorPanel error={error} actions={showAgain} />
    </Box>
  );
}
