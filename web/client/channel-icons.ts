import type { IconName } from '../ui/icons/shapes.tsx';
import type { Channel } from './case-words.ts';

export const channelIcons: Record<Channel, IconName> = {
  email: 'email',
  portal: 'web',
  phone: 'phone',
  counter: 'person',
  chat: 'chat',
  api: 'device',
  other: 'chat',
};
