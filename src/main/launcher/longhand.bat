@echo off
rem Starts Longhand with the Java of JAVA_HOME, or else with that of the PATH. See the script for other systems beside it.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "COMMAND=help"
for %%c in (trace explain step check report export examples train compare mark worksheet site) do if "%~1"=="%%c" set "COMMAND=%%c"
set "COMPILER=-XX:TieredStopAtLevel=1"
for %%c in (train compare mark worksheet) do if "%COMMAND%"=="%%c" set "COMPILER=-XX:TieredStopAtLevel=4"
set "CACHE=%LOCALAPPDATA%\longhand"
if not exist "%CACHE%" mkdir "%CACHE%"
"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%CACHE%\%COMMAND%.jsa" -Xshare:auto ^
  -Xlog:disable -Xlog:all=off %COMPILER% -jar "%~dp0..\lib\longhand.jar" %*
exit /b %ERRORLEVEL%
