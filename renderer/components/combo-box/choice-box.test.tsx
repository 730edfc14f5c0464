import { ThemeProvider } from '@mui/material/styles';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FormEvent, ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { preparePageTests } from '../../testing/render-page';
import { TextProvider } from '../../text';
import { buildTheme } from '../../theme';
import { ChoiceBox } from './choice-box';

preparePageTests();

const theme = buildTheme();

/** With choices that were read just now: the same ones in new objects. */
function renderBox(): ReactElement {
  const choices = ['Fjord Accounting', 'Tindra Visma'].map((label) => ({ key: label, label }));
  return (
    <ThemeProvider theme={theme}>
      <TextProvider>
        <ChoiceBox
          id="connection"
          label="ERP connection"
          choices={choices}
          chosen={choices[0] ?? null}
          onChoose={() => undefined}
          noMatchText="None"
        />
      </TextProvider>
    </ThemeProvider>
  );
}

describe('a box of choices', () => {
  it('lets go on typing while the choices are read again', async () => {
    const user = userEvent.setup({ delay: null });
    const { rerender } = render(renderBox());
    const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'ERP connection' });
    await user.clear(box);
    await user.type(box, 'Tin');
    rerender(renderBox());
    await user.keyboard('dra');
    expect(box.value).toBe('Tindra');
  });

  it('takes by Enter what begins with the letters that were typed, before what has them in its midst', async () => {
    const user = userEvent.setup({ delay: null });
    const chosen: string[] = [];
    const choices = ['Practice', 'Test', 'Production'].map((label) => ({ key: label, label }));
    render(
      <ThemeProvider theme={theme}>
        <TextProvider>
          <ChoiceBox
            label="Environment"
            choices={choices}
            chosen={null}
            onChoose={(key) => chosen.push(key)}
            noMatchText="None"
          />
        </TextProvider>
      </ThemeProvider>,
    );
    const box = screen.getByRole('combobox', { name: 'Environment' });
    await user.clear(box);
    await user.type(box, 't');
    // What has it elsewhere is found as well.
    const offered = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(offered).toEqual(['Test', 'Practice', 'Production']);
    await user.keyboard('{Enter}');
    expect(chosen).toEqual(['Test']);
  });

  it('does not send its form with a text that chose nothing', async () => {
    const user = userEvent.setup({ delay: null });
    const sent = vi.fn<(event: FormEvent) => void>((event) => event.preventDefault());
    render(<form onSubmit={sent}>{renderBox()}</form>);
    const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'ERP connection' });
    await user.clear(box);
    await user.type(box, 'Nordlys{Enter}');
    await user.keyboard('{Escape}{Enter}');
    expect(sent).not.toHaveBeenCalled();
  });

  it('leaves Ctrl+Enter to whoever sends, whatever stands in it', async () => {
    const user = userEvent.setup({ delay: null });
    const heard: boolean[] = [];
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Enter') heard.push(event.defaultPrevented);
    };
    document.addEventListener('keydown', listen);
    render(renderBox());
    const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'ERP connection' });
    await user.clear(box);
    await user.type(box, 'Nordlys{Escape}{Control>}{Enter}{/Control}{Enter}');
    document.removeEventListener('keydown', listen);
    expect(heard).toEqual([false, true]);
  });
});
