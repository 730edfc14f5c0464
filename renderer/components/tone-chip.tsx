import type { ReactElement, ReactNode } from 'react';

export const tones = ['neutral', 'busy', 'good', 'caution', 'bad', 'unsure'] as const;
export type Tone = (typeof tones)[number];

/** Icon and tone of what is told: each has an icon of its own, so that colour is never the only sign. */
export interface ToneLook {
  /** The path of an icon of Material Symbols. */
  shape: string;
  tone: Tone;
}

/** What something is, as icon, word and tint. Its style is the page's own (`toneChipStyles`): one for each row of a list costs more than the row. */
export function ToneChip({ look, children }: { look: ToneLook; children: ReactNode }): ReactElement {
  return (
    <span className="tone-chip" data-tone={look.tone}>
      <ToneIcon look={look} />
      {children}
    </span>
  );
}

/** Its icon alone, for what else has the look of a chip. */
export function ToneIcon({ look }: { look: ToneLook }): ReactElement {
  return (
    <svg viewBox="0 0 24 24" aria-hidden>
      <path d={look.shape} />
    </svg>
  );
}

export const toneChipStyles = {
  '.tone-chip': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    padding: '2px 8px',
    borderRadius: 24,
    fontSize: '0.8125rem',
    fontWeight: 600,
    whiteSpace: 'nowrap',
    '& svg': { flex: 'none', width: '1rem', height: '1rem', fill: 'currentColor' },
    '@media (forced-colors: active)': { border: '1px solid' },
  },
  ...Object.fromEntries(
    tones.map((tone) => [
      `.tone-chip[data-tone=${tone}]`,
      {
        color: `var(--mui-palette-${tone}-main)`,
        backgroundColor: `var(--mui-palette-${tone}-tint)`,
      },
    ]),
  ),
} as const;
