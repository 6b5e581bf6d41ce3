import { type Message, say } from './message.ts';

/** `E2QWRUHAPOMQZL is deployed.` */
export function deployedMessage(distributionId: string): Message<never> {
  return say('info', `${distributionId} is deployed.`);
}

/** Told when the waiting in the status bar begins. */
export function inProgressMessage(distributionId: string): Message<'stop'> {
  return {
    tone: 'info',
    text: `CloudFront is deploying ${distributionId}. The status bar tells how long, and when it is done.`,
    buttons: [{ title: 'Stop Waiting', action: 'stop' }],
  };
}
