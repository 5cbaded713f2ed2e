; The Windows setup program: for one person, without an administrator, over an older version, and
; leaving every company file where it is. What things are called stands in settings.iss, which
; package.py writes from settings.toml and names on the command line as /DSettings=…
#include Settings

[Setup]
AppId={{{#WindowsId}}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher={#Publisher}
VersionInfoVersion={#Numbers}
DefaultDirName={autopf}\{#Folder}
DisableProgramGroupPage=yes
DisableDirPage=auto
DisableReadyPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion={#Oldest}
ChangesAssociations=yes
; a Muster that is open is asked to close, so that what was typed is kept before its files change
CloseApplications=yes
RestartApplications=no
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\{#Windowed}
UninstallDisplayName={#Name}
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
OutputDir={#Out}
OutputBaseFilename={#Setup}

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; what an older version had and this one has not; nothing of anybody's lies there
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Windowed}"; Parameters: "open"; Comment: "{#Summary}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Windowed}"; Parameters: "open"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.{#Ending}"; ValueType: string; ValueData: "{#ProgId}"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.{#Ending}"; ValueType: string; ValueName: "Content Type"; ValueData: "{#Mime}"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.{#Ending}\OpenWithProgids"; ValueType: string; ValueName: "{#ProgId}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#ProgId}"; ValueType: string; ValueData: "{#FileType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#ProgId}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Windowed},0"
Root: HKA; Subkey: "Software\Classes\{#ProgId}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Windowed}"" open ""%1"""
; Win+R and `start muster` find it; on the command line it is {app}\{#Console}
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\{#Windowed}"; ValueType: string; ValueData: "{app}\{#Windowed}"; Flags: uninsdeletekey
; what a person chose in the window: setup writes neither, and leaves them as they are when it puts a
; newer version in place; a program that is gone shall not stand in the list of what starts
Root: HKCU; Subkey: "{#StartKey}"; ValueType: none; ValueName: "{#StartName}"; Flags: dontcreatekey uninsdeletevalue
Root: HKCU; Subkey: "{#StartApproved}"; ValueType: none; ValueName: "{#StartName}"; Flags: dontcreatekey uninsdeletevalue

[Run]
Filename: "{app}\{#Windowed}"; Parameters: "open"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

; There is no [UninstallDelete]: company files, and what a person chose in the window, are theirs. Only
; what would start the program that is gone goes with it.
