import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import type { RenderedPage } from '../../../testing/render-page';

/** Presses the button of the second step. */
export async function confirm({ user }: RenderedPage): Promise<void> {
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog.querySelector('button[type="submit"]')).toBeTruthy());
  const button = dialog.querySelector('button[type="submit"]');
  if (button) await user.click(button);
}
