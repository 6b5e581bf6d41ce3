/** Something to tell the user, with what can be done next. */
export interface Message<Action> {
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Shown below the text, by modal dialogs only. */
  readonly detail?: string;
  /** A dialog that must be answered; closing it is no answer. */
  readonly modal?: true;
  /** First the one that most people want. */
  readonly buttons: readonly Button<Action>[];
}

export interface Button<Action> {
  readonly title: string;
  readonly action: Action;
  /** What closing a modal dialog does too. */
  readonly closes?: true;
}

/** A message that needs no answer. */
export function say(tone: Message<never>['tone'], text: string): Message<never> {
  return { tone, text, buttons: [] };
}

/** `1 change`, `2 changes`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
