import fc from 'fast-check';

/**
 * Random tests take the same cases every time, so that a change is blamed for what it broke and for nothing else.
 * `FC_SEED=n npm run test:unit` takes others.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) });
