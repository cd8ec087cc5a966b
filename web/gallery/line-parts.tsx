import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../client/clockface.ts';
import { exactWords, pastWords } from '../client/time-words.ts';
import { Entry, EventEntry } from '../ui/line/entry.tsx';
import { LineColumn, Owed } from '../ui/line/line-column.tsx';
import { Board, BoardSection, Row } from '../ui/line/row.tsx';
import { Skeleton } from '../ui/notice/skeleton.tsx';
import { Time } from '../ui/time/time.tsx';
import { ana, darya, leo, max, ravi, yuki } from './cast.ts';
import { Part } from './part.tsx';
import styles from './states.module.css';

export function RowPart() {
  const { t } = useTranslation();
  const [ticked, setTicked] = useState(true);
  const mail = { icon: 'email', label: t('channel.email') } as const;
  const rest = { href: '#', channel: mail, assignee: leo, requester: 'Tomasz Wójcik', organisation: 'Baltic Print' };
  const words = 'The replacement head has still not arrived';
  const look = (name: 'late' | 'soon' | 'open' | 'moved' | 'waiting' | 'scheduled') => ({
    look: name,
    lookLabel: t(`promise.look.${name}`),
  });
  return (
    <Part name="Row">
      <div className={styles.ground}>
        <Board>
          <BoardSection name={t('list.missed')} count={1} />
          <Row
            {...rest}
            {...look('late')}
            due={{ text: '15:00', below: t('promise.was', { time: '13:30' }) }}
            firstWords={words}
            last
          />
          <BoardSection name={t('list.withinHour')} count={2} />
          <Row
            {...rest}
            {...look('soon')}
            share={0.88}
            due={{ text: '14:40', below: t('time.minutes', { minutes: 18 }) }}
            firstWords="A impressora parou de conversar com a balança"
            requester="Camila Rocha"
            organisation="Mercado Sul"
            unread={{ label: t('list.awaits.reply') }}
            assignee={yuki}
          />
          <Row
            {...rest}
            {...look('open')}
            share={0.62}
            due={{ text: '15:10', below: t('time.minutes', { minutes: 48 }) }}
            firstWords="После обновления 4.2 пропали шаблоны этикеток"
            requester="Павел Громов"
            organisation="Логистик-Юг"
            lookers={{ people: [yuki], label: t('list.looking', { names: 'Yuki' }) }}
            last
          />
          <BoardSection name={t('list.laterToday')} count={3} />
          <Row
            {...rest}
            {...look('open')}
            current
            share={0.42}
            due={{ text: '16:00', below: t('time.hoursMinutes', { hours: 1, minutes: 38 }) }}
            firstWords="Prints about forty labels, then stops with E-52"
            requester="Ravi Menon"
            organisation="Northgate Foods"
            assignee={max}
            cover={ana}
            assigneeLabel={t('list.cover', { name: ana.name, other: max.name })}
          />
          <Row
            {...rest}
            {...look('moved')}
            due={{ text: '17:30', below: t('promise.moved') }}
            firstWords="Can the LP-410 take 60 mm cores? We have a lot of them"
          />
          <Row
            {...rest}
            {...look('waiting')}
            due={{ text: 'Fri', below: '12:00' }}
            firstWords="As etiquetas saem claras demais na lateral"
            tick={{ label: t('list.tick', { name: 'Diego' }), ticked, onTick: setTicked }}
            last
          />
        </Board>
        <Skeleton of="rows" count={2} label={t('common.loading')} />
      </div>
    </Part>
  );
}

export function EntryPart() {
  const { t } = useTranslation();
  const face = useClockface();
  const at = (time: string) => {
    const instant = `2025-11-20T${time}:00Z`;
    return (
      <Time at={instant} exact={exactWords(face, instant)}>
        {pastWords(face, instant)}
      </Time>
    );
  };
  return (
    <Part name="Entry">
      <LineColumn
        label={t('ticket.conversation')}
        end={
          <Owed look="hand" share={0.42}>
            <b>{t('ticket.nextWordBy')} 16:00</b>
          </Owed>
        }
      >
        <EventEntry time={at('09:00')}>{t('event.covered', { name: ana.name, other: max.name })}</EventEntry>
        <Entry kind="in" author={ravi} time={at('11:42')} channel={{ icon: 'email', label: t('channel.email') }}>
          Second shift lost an hour again. New ribbon, new roll, and it still stops after about forty labels with E-52.
        </Entry>
        <Entry kind="note" author={leo} only={t('entry.teamOnly')} time={at('13:06')}>
          Same motor current spike as P-118 on firmware 4.2.
        </Entry>
        <Entry kind="restricted" author={leo} only={t('entry.restricted', { names: 'Ana, Priya' })} time={at('13:10')}>
          Contract figures, for the two of us.
        </Entry>
        <Entry
          kind="out"
          author={ana}
          behind={max}
          meta={t('entry.to', { names: 'Ravi, Inês, Дарья' })}
          time={at('13:20')}
          foot={t('entry.readBy', { count: 2 })}
        >
          I have Max’s notes and everything you sent, so there is nothing to explain again.
        </Entry>
        <Entry kind="in" author={darya} lang="ru" time={at('13:58')}>
          У нас та же картина: на длинных этикетках встаёт, короткие идут нормально.
        </Entry>
      </LineColumn>
    </Part>
  );
}
