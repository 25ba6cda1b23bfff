import { join } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Identity } from '../api/identity.js';
import { AccountsResolver } from './accounts.resolver.js';
import { Actors } from './actors.js';
import { AddressesSetAside } from './addresses-set-aside.js';
import { AppointmentsResolver } from './appointments.resolver.js';
import { Appointments } from './appointments.service.js';
import { DemonstrationController } from './demonstration.controller.js';
import { DemonstrationResolver } from './demonstration.resolver.js';
import { Doors } from './doors.js';
import { Enrolment } from './enrolment.service.js';
import { FirstAdministrator } from './first-administrator.service.js';
import { Forgetting } from './forgetting.task.js';
import { KeyProof } from './key-proof.js';
import { Leaving } from './leaving.js';
import { OidcController } from './oidc.controller.js';
import { Oidc, OIDC, type OidcSettings } from './oidc.service.js';
import { OwnAccount } from './own-account.service.js';
import { OwnData } from './own-data.service.js';
import { ReturnedForms } from './returned-forms.js';
import { SecondFactorResolver } from './second-factor.resolver.js';
import { SecondFactor } from './second-factor.service.js';
import { SealedLetters } from './sealed-letters.js';
import { Secrets } from './secrets.js';
import { Sessions } from './session.js';
import { SignInController } from './sign-in.controller.js';
import { SignIn } from './sign-in.service.js';

export interface AccountsSettings {
  secretKey: string | null;
  dataFolder: string;
  oidc: OidcSettings | null;
}

/** Accounts and the ways to sign in. The module is global, because every entrance needs to know who asks. */
@Global()
@Module({})
export class AccountsModule {
  static on(settings: AccountsSettings): DynamicModule {
    const keyFile = join(settings.dataFolder, 'secret.key');
    return {
      module: AccountsModule,
      controllers: [SignInController, OidcController, DemonstrationController],
      providers: [
        Actors,
        Sessions,
        { provide: Identity, useExisting: Sessions },
        { provide: Secrets, useValue: new Secrets({ secretKey: settings.secretKey, keyFile }) },
        { provide: OIDC, useValue: settings.oidc },
        SignIn,
        Oidc,
        Enrolment,
        FirstAdministrator,
        Forgetting,
        AddressesSetAside,
        Leaving,
        Doors,
        KeyProof,
        ReturnedForms,
        SealedLetters,
        SecondFactor,
        OwnAccount,
        OwnData,
        Appointments,
        AccountsResolver,
        SecondFactorResolver,
        AppointmentsResolver,
        DemonstrationResolver,
      ],
      exports: [
        Actors,
        Sessions,
        Doors,
        ReturnedForms,
        SealedLetters,
        Identity,
        OwnAccount,
        FirstAdministrator,
        KeyProof,
        Leaving,
        AddressesSetAside,
      ],
    };
  }
}
