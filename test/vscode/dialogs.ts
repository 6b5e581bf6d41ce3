import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './documents.ts';

/** Something the extension said or asked. */
export interface Said {
  readonly text: string;
  readonly detail: string | undefined;
  readonly isModal: boolean;
  readonly buttons: readonly string[];
}

interface Answer {
  readonly to: RegExp;
  readonly with: string;
  readonly meanwhile?: () => Promise<unknown>;
}

const said: Said[] = [];
const answers: Answer[] = [];
const picks: Answer[] = [];
const lines: string[] = [];
const pickers: vscode.QuickPick<vscode.QuickPickItem>[] = [];
const shownInStatusBar = new Set<vscode.StatusBarItem>();

/** Takes the place of everything that would wait for a person. Call it before the extension is activated. */
export function standInForUser(): void {
  const { window } = vscode;
  const show = async (text: string, ...rest: readonly unknown[]) => answerTo(text, rest);
  Object.assign(window, {
    showInformationMessage: show,
    showWarningMessage: show,
    showErrorMessage: show,
    showQuickPick: async (
      items: readonly vscode.QuickPickItem[],
      options: vscode.QuickPickOptions | undefined,
    ) => pickFrom(items, options?.title ?? ''),
    createQuickPick: observedPicker(window.createQuickPick),
    createStatusBarItem: observedStatusBar(window.createStatusBarItem),
    createOutputChannel: observedLog(window.createOutputChannel),
  });
}

/** The next message that fits is answered by the button with this title, after what happens while it stands there. */
export function answer(
  to: RegExp,
  button: string,
  meanwhile: () => Promise<unknown> = async () => undefined,
): void {
  answers.push({ to, with: button, meanwhile });
}

/** In the next list with a title that fits, the row whose label holds this text is picked. */
export function pickRow(title: RegExp, label: string): void {
  picks.push({ to: title, with: label });
}

/** Waits for a message, and takes it off the list. */
export function heard(text: RegExp): Promise<Said> {
  return until(`the message ${text}; there were: ${said.map((it) => it.text).join(' | ')}`, () => {
    const index = said.findIndex((it) => text.test(it.text));
    return index === -1 ? undefined : said.splice(index, 1)[0];
  });
}

/** Every message since the last call of `forgetDialogs`, and every line of the log. */
export function everythingTold(): string {
  return JSON.stringify([told, lines]);
}
const told: Said[] = [];

/** Ticks these rows in the list of distributions, once all pages are there, and accepts. */
export async function pickDistributions(...ids: readonly string[]): Promise<void> {
  const picker = await openPicker();
  const rows = picker.items.filter((it) => ids.includes(it.label));
  assert.equal(rows.length, ids.length, picker.items.map((it) => it.label).join());
  const ticked = new Promise((resolve) => {
    picker.onDidChangeSelection(resolve);
  });
  picker.selectedItems = rows;
  await ticked;
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/** Closes the list of distributions as Escape does. */
export async function closeDistributions(): Promise<void> {
  await openPicker();
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
}

async function openPicker(): Promise<vscode.QuickPick<vscode.QuickPickItem>> {
  const picker = await until('the whole list', () => {
    const last = pickers.at(-1);
    return last !== undefined && !last.busy && last.items.length > 0 && last;
  });
  pickers.length = 0;
  return picker;
}

/** What the status bar says of the active document; empty when it says nothing. */
export function statusBar(): string {
  return [...shownInStatusBar].map((it) => it.text).join();
}

/** The lines of the extension's log. */
export function logLines(): readonly string[] {
  return lines;
}

/** Starts the next test with nothing said, and fails when an answer was prepared that nobody asked for. */
export function forgetDialogs(): void {
  const unused = [...answers, ...picks];
  said.length = 0;
  answers.length = 0;
  picks.length = 0;
  pickers.length = 0;
  assert.deepEqual(unused, []);
}

async function answerTo(text: string, rest: readonly unknown[]): Promise<unknown> {
  const items = rest.filter(
    (it) => typeof it === 'string' || (typeof it === 'object' && it && 'title' in it),
  );
  const titles = items.map((it) => (typeof it === 'string' ? it : String(Reflect.get(Object(it), 'title'))));
  const options: vscode.MessageOptions = Object(rest.find((it) => !items.includes(it)));
  const { detail, modal = false } = options;
  const message = { text, detail, isModal: modal, buttons: titles };
  said.push(message);
  told.push(message);

  const index = answers.findIndex((it) => it.to.test(text));
  const [chosen] = index === -1 ? [] : answers.splice(index, 1);
  if (chosen === undefined) return undefined;
  assert.ok(titles.includes(chosen.with), `"${text}" has no [${chosen.with}], but ${titles.join(', ')}`);
  await chosen.meanwhile?.();
  return items[titles.indexOf(chosen.with)];
}

function pickFrom(items: readonly vscode.QuickPickItem[], title: string): vscode.QuickPickItem | undefined {
  const index = picks.findIndex((it) => it.to.test(title));
  const [pick] = index === -1 ? [] : picks.splice(index, 1);
  if (pick === undefined) return undefined;
  const row = items.find((it) => it.label.includes(pick.with));
  assert.ok(row, `"${title}" has no row ${pick.with}, but ${items.map((it) => it.label).join(', ')}`);
  return row;
}

function observedPicker(create: typeof vscode.window.createQuickPick): unknown {
  return () => {
    const picker = create();
    pickers.push(picker);
    return picker;
  };
}

function observedStatusBar(create: typeof vscode.window.createStatusBarItem): unknown {
  return (id: string, alignment?: vscode.StatusBarAlignment, priority?: number) => {
    const item = create(id, alignment, priority);
    const [show, hide] = [item.show.bind(item), item.hide.bind(item)];
    item.show = () => {
      shownInStatusBar.add(item);
      show();
    };
    item.hide = () => {
      shownInStatusBar.delete(item);
      hide();
    };
    return item;
  };
}

function observedLog(create: typeof vscode.window.createOutputChannel): unknown {
  return (name: string, options: { log: true }) => {
    const channel = create(name, options);
    for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) {
      const write = channel[level].bind(channel);
      channel[level] = (message: string | Error, ...args: readonly unknown[]) => {
        lines.push([message, ...args].map(String).join(' '));
        write(String(message), ...args);
      };
    }
    return channel;
  };
}
