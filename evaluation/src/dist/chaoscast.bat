@echo off
rem Runs chaoscast from its archive: finds a Java runtime of version 25 or newer and needs nothing else.
rem
rem CHAOSCAST_JAVA_HOME  the Java runtime to prefer
rem CHAOSCAST_JAVA_OPTS  further options for the JVM, such as -Xmx8g
rem CHAOSCAST_CLASSPATH  further jars, such as surrogates of your own
setlocal EnableExtensions DisableDelayedExpansion

set "java="
call :look "%CHAOSCAST_JAVA_HOME%"
call :look "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :look "%%~dp$PATH:J.."
if defined java goto run
echo chaoscast: needs a Java runtime 25 or newer and found none: install one, for example Temurin 25,>&2
echo   or name its folder in CHAOSCAST_JAVA_HOME>&2
exit /b 2

:run
set "jars=%~dp0lib\*"
if defined CHAOSCAST_CLASSPATH set "jars=%jars%;%CHAOSCAST_CLASSPATH%"
"%java%" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xshare:auto -XX:MaxRAMPercentage=60 -XX:+UseSerialGC %CHAOSCAST_JAVA_OPTS% -cp "%jars%" chaoscast.evaluation.cli.Main %*
exit /b %ERRORLEVEL%

rem Takes the runtime whose home is %1 if it is new enough and none is taken yet. Reads its release file.
:look
if defined java exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "version=0"
for /f "usebackq tokens=1,2 delims==" %%N in ("%~1\release") do if "%%N"=="JAVA_VERSION" set "version=%%~O"
for /f "delims=.-+" %%V in ("%version%") do if %%V GEQ 25 set "java=%~1\bin\java.exe"
exit /b 0
