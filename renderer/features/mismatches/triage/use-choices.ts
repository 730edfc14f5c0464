import { useState } from 'react';
import { leave, type Choice, type Choices } from './triage-choice';

export interface ChosenSides {
  choices: Choices;
  choose(crmFieldKey: string, choice: Choice): void;
  /** Takes back the last choice. False where there is none. */
  undo(): boolean;
  clear(): void;
  /** What was chosen is on its way, or not any more. */
  noteSending(isSending: boolean): void;
}

/** What was chosen for rows that were left before it was written: it stands when the row comes back. */
export interface KeptChoices {
  /** Of each row, step by step. */
  steps: Map<number, readonly Choices[]>;
  /** The rows that are being written. */
  sending: Set<number>;
}

export function createKeptChoices(): KeptChoices {
  return { steps: new Map(), sending: new Set() };
}

/** What was chosen for the fields of one row, step by step. */
export function useChoices(kept: KeptChoices, row: number): ChosenSides {
  const [steps, setSteps] = useState<readonly Choices[]>(kept.steps.get(row) ?? [new Map()]);
  const choices = steps.at(-1) ?? new Map<string, Choice>();
  const keep = (next: readonly Choices[]) => {
    setSteps(next);
    kept.steps.set(row, next);
  };
  return {
    choices,
    choose: (crmFieldKey, choice) => {
      const before = choices.get(crmFieldKey) ?? leave;
      if (JSON.stringify(before) === JSON.stringify(choice)) return;
      // A text is one step however many letters it has.
      const isTyped = before.kind === 'typed' && choice.kind === 'typed' && steps.length > 1;
      keep([...(isTyped ? steps.slice(0, -1) : steps), new Map(choices).set(crmFieldKey, choice)]);
    },
    undo: () => {
      if (steps.length < 2) return false;
      keep(steps.slice(0, -1));
      return true;
    },
    clear: () => keep([new Map()]),
    noteSending: (isSending) => {
      if (isSending) kept.sending.add(row);
      else kept.sending.delete(row);
    },
  };
}

/** The rows that have choices which were not written and are not on their way, in the order in which they were chosen. */
export function listUnwritten({ steps: kept, sending }: KeptChoices): number[] {
  return [...kept].flatMap(([row, steps]) =>
    !sending.has(row) && [...(steps.at(-1)?.values() ?? [])].some(({ kind }) => kind !== 'leave') ? row : [],
  );
}
