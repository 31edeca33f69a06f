/** The one light of SYNC V1. `at` is the instant of the last success, UTC ISO. */
export type Light =
  | { state: 'synced'; at: string }
  | { state: 'pending'; count: number }
  | { state: 'pendingFiles'; count: number }
  | { state: 'syncing'; done: number; total: number }
  | { state: 'offline' }
  | { state: 'attention'; count: number };
