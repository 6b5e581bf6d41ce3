import { type FindingRow, findingRows, findingTexts } from './findings.ts';
import { workflowCommand } from './github.ts';
import { type Io, print, printJson } from './io.ts';
import type { Linted } from './linted.ts';
import { type SarifResult, sarifLog, sarifResults } from './sarif.ts';

/** Prints what the rules say of files, one after the other or at the end. */
export interface Reporter {
  add(linted: Linted): void;
  end(): void;
}

/** Each format of `lint`. */
export const reporters = {
  text: (io) => ({
    add: ({ file, doc, findings }) => {
      for (const it of findingTexts(file, doc, findings)) print(io, it);
    },
    end: () => {},
  }),
  json: (io) => {
    const rows: FindingRow[] = [];
    return {
      add: ({ file, doc, findings }) => {
        rows.push(...findingRows(file, doc, findings));
      },
      end: () => printJson(io, rows, 2),
    };
  },
  sarif: (io) => {
    const results: SarifResult[] = [];
    return {
      add: (linted) => {
        results.push(...sarifResults(linted));
      },
      end: () => printJson(io, sarifLog(results), 2),
    };
  },
  github: (io) => ({
    add: ({ file, doc, findings }) => {
      for (const it of findingRows(file, doc, findings)) print(io, workflowCommand(it));
    },
    end: () => {},
  }),
} as const satisfies Readonly<Record<string, (io: Io) => Reporter>>;
