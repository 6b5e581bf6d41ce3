/**
 * Work by key, one piece of a key at a time. What is asked for while a piece runs is done once afterwards, for
 * everybody who asked meanwhile: they want to know what is so now, not what was so when it began.
 */
export function oneAtATime<Input, Result>(
  keyOf: (input: Input) => string,
  work: (input: Input) => Promise<Result>,
): (input: Input) => Promise<Result> {
  const running = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<Result>>();

  return (input) => {
    const key = keyOf(input);
    const known = waiting.get(key);
    if (known !== undefined) return known;

    const begin = () => {
      waiting.delete(key);
      const result = work(input);
      running.set(key, result);
      return result;
    };
    const next = (running.get(key) ?? Promise.resolve()).then(begin, begin);
    waiting.set(key, next);
    return next;
  };
}
