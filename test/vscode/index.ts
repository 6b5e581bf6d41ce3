import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import { standInForUser } from './dialogs.ts';
import { watchServers } from './server-process.ts';

/** What VS Code calls in its extension host. Results go to the file that `run-vscode.ts` names and prints. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: Mocha.reporters.Base });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);

  watchServers();
  standInForUser();
  await import('./language-server.test.ts');
  await import('./settings.test.ts');
  await import('./rule-control.test.ts');
  await import('./pull.test.ts');
  await import('./push.test.ts');
  await import('./link.test.ts');
  await import('./status.test.ts');
  await import('./profiles.test.ts');
  await import('./account.test.ts');

  const failures = await new Promise<number>((resolve) => {
    report(mocha.run(resolve));
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

function report(runner: Mocha.Runner): void {
  const { EVENT_TEST_PASS, EVENT_TEST_FAIL } = Mocha.Runner.constants;
  const { TEST_REPORT } = process.env;
  const line = (text: string) => {
    if (TEST_REPORT === undefined) console.log(text);
    else appendFileSync(TEST_REPORT, `${text}\n`);
  };
  runner.on(EVENT_TEST_PASS, (test) => line(`✔ ${test.fullTitle()} (${test.duration}ms)`));
  runner.on(EVENT_TEST_FAIL, (test, error) => line(`✖ ${test.fullTitle()}\n${error.stack ?? error.message}`));
}
