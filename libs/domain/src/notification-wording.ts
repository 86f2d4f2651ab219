import type { Named } from './locale.js';
import type { NotificationGroup } from './notification-group.js';

/** What is said of a kind of event. `{name}` stands for a fact. */
export interface NotificationWording {
  readonly group: NotificationGroup;
  readonly title: Named;
  readonly body: Named;
  /** For robots of chat groups: units and numbers alone (`ROBOT_FACTS`). Without it they are not told. */
  readonly robot?: Named;
}
