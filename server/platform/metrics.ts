// What `/metrics` shows, in Prometheus' format.

import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';
import { lostLines } from './log-output.ts';

collectDefaultMetrics();

export const requestSeconds = new Histogram({
  name: 'tellonce_http_request_seconds',
  help: 'Time to answer, by route and status.',
  labelNames: ['route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
});
export const inboundCount = new Counter({
  name: 'tellonce_inbound_total',
  help: 'Messages that arrived, by channel and what became of them.',
  labelNames: ['channel', 'state'],
});
export const deliveryCount = new Counter({
  name: 'tellonce_delivery_total',
  help: 'Tries to deliver, by channel and outcome.',
  labelNames: ['channel', 'outcome'],
});

export const quarantineGauge = new Gauge({
  name: 'tellonce_inbound_quarantined',
  help: 'Messages that were put aside, by whether their date of review has passed.',
  labelNames: ['review'],
});
export const mailboxAlarmGauge = new Gauge({
  name: 'tellonce_mailbox_alarm',
  help: '1 while a mailbox is in trouble: fetching, sign_in, silent.',
  labelNames: ['mailbox', 'kind'],
});
export const mailboxSuccessGauge = new Gauge({
  name: 'tellonce_mailbox_last_success_seconds',
  help: 'When a mailbox was last read to its end, as a Unix time.',
  labelNames: ['mailbox'],
});
export const mailboxMailGauge = new Gauge({
  name: 'tellonce_mailbox_last_mail_seconds',
  help: 'When the last mail came in, as a Unix time.',
  labelNames: ['mailbox'],
});

export const outgoingStopGauge = new Gauge({
  name: 'tellonce_outgoing_stopped',
  help: '1 while outgoing mail is held because far more than usual was about to leave.',
});

// The log itself cannot tell that it is not written.
new Counter({
  name: 'tellonce_log_lines_lost_total',
  help: 'Lines of the log that could not be written: a full disk, a broken pipe.',
  collect() {
    this.reset();
    this.inc(lostLines());
  },
});

/** Milliseconds since it was made: how long something takes, for figures alone. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => Math.round(performance.now() - began);
}

export const metricsText = () => register.metrics();
export const metricsType = register.contentType;
